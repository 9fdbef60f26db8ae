/** The settings of held answers. Read by config.ts. */
import { z } from 'zod'
import { HOLD_POLICIES, HOLD_TOPICS, type HoldPolicy, type HoldTopic } from '@/lib/shared/hold'
import type { ReviewSettings } from './review'

/** The form of a topic's name; the operator's own are named like `tax-advice`. */
export const TOPIC_NAME = /^[a-z][a-z0-9-]{0,40}$/

const topics = z
  .string()
  .transform((given) => given.split(',').flatMap((each) => each.trim() || []))
  .refine((list) => list.every((each) => TOPIC_NAME.test(each)), 'must be names of topics, with commas between them')

/** The settings by name, with their schemas. */
export const HOLD_ENVIRONMENT = {
  HOLD_CLASSIFIER: z.enum(['embedded', 'model']).default('embedded'),
  HOLD_NEVER_SHOW: topics.optional(),
  HOLD_OVERRIDE: z.enum(['on', 'off']).default('on'),
  HOLD_POLICY: z.enum(HOLD_POLICIES).default('auto'),
  HOLD_REVIEW_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(10_000),
  HOLD_REVIEW_TOKEN: z.string().trim().min(1).optional(),
  HOLD_REVIEW_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  HOLD_TERMS_FILE: z.string().trim().min(1).optional(),
  HOLD_TOPICS: topics.optional(),
}

/** The settings as the server uses them. */
export interface HoldSettings {
  policy: HoldPolicy
  /** Which of the built-in topics `auto` looks for. */
  topics: readonly HoldTopic[]
  /** A file with the operator's own topics. */
  termsFile: string | undefined
  /** Whether a model decides on questions instead of the embedded classifier. */
  asksModel: boolean
  /** Whether a reader may have a held answer shown as it comes. */
  canShow: boolean
  /** Topics whose answers are never shown. */
  neverShown: readonly HoldTopic[]
  review: ReviewSettings | undefined
}

type HoldEnvironment = z.infer<z.ZodObject<typeof HOLD_ENVIRONMENT>>

/** Settings from the environment's values. */
export function holdSettings(env: HoldEnvironment): HoldSettings {
  return {
    policy: env.HOLD_POLICY,
    topics: env.HOLD_TOPICS ?? HOLD_TOPICS,
    termsFile: env.HOLD_TERMS_FILE,
    asksModel: env.HOLD_CLASSIFIER === 'model',
    canShow: env.HOLD_OVERRIDE === 'on',
    neverShown: env.HOLD_NEVER_SHOW ?? [],
    review:
      env.HOLD_REVIEW_URL === undefined
        ? undefined
        : { url: env.HOLD_REVIEW_URL, timeoutMs: env.HOLD_REVIEW_TIMEOUT_MS, token: env.HOLD_REVIEW_TOKEN },
  }
}
