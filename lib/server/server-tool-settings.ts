/**
 * Settings of the API's own tools: which of them a request offers, how often they may be used, and on which domains.
 */
import { z } from 'zod'

const uses = z.coerce.number().int().min(1).max(100)
const domains = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((domain) => domain.trim())
      .filter((domain) => domain !== ''),
  )
  .refine((list) => list.length <= 100 && list.every((domain) => /^[a-z0-9.-]+(?:\/[^\s,]*)?$/i.test(domain)), {
    error: 'must be domains with commas between them, like example.com,docs.example.com: without https://',
  })
  .optional()

/** The settings by their names in the environment. */
export const SERVER_TOOL_ENVIRONMENT = {
  CODE_EXECUTION: z.enum(['on', 'off']).optional(),
  WEB_ALLOWED_DOMAINS: domains,
  WEB_BLOCKED_DOMAINS: domains,
  WEB_FETCH: z.enum(['on', 'off']).optional(),
  WEB_FETCH_MAX_USES: uses.default(5),
  WEB_SEARCH: z.enum(['on', 'off']).optional(),
  WEB_SEARCH_MAX_USES: uses.default(5),
} as const

type Environment = z.infer<z.ZodObject<typeof SERVER_TOOL_ENVIRONMENT>>

/** Which of the API's own tools a request offers; the uses are those of one call. */
export interface ServerToolSettings {
  webSearch: { maxUses: number } | undefined
  webFetch: { maxUses: number } | undefined
  codeExecution: boolean
  /** At most one of the two lists has entries. */
  allowedDomains: readonly string[]
  blockedDomains: readonly string[]
}

/** Reads the settings. The tools cost money, so by default they are on only with the simulator. */
export function serverToolSettings(env: Environment, isSimulated: boolean): ServerToolSettings {
  const isOn = (setting: 'on' | 'off' | undefined) => (setting === undefined ? isSimulated : setting === 'on')
  return {
    webSearch: isOn(env.WEB_SEARCH) ? { maxUses: env.WEB_SEARCH_MAX_USES } : undefined,
    webFetch: isOn(env.WEB_FETCH) ? { maxUses: env.WEB_FETCH_MAX_USES } : undefined,
    codeExecution: isOn(env.CODE_EXECUTION),
    allowedDomains: env.WEB_ALLOWED_DOMAINS ?? [],
    blockedDomains: env.WEB_BLOCKED_DOMAINS ?? [],
  }
}

/** Conflicts between settings: the API accepts one list of domains, not both. */
export function serverToolProblems(env: Environment): Array<{ name: string; message: string }> {
  if (!env.WEB_ALLOWED_DOMAINS?.length || !env.WEB_BLOCKED_DOMAINS?.length) return []
  return [{ name: 'WEB_BLOCKED_DOMAINS', message: 'cannot be set together with WEB_ALLOWED_DOMAINS: keep one of them' }]
}
