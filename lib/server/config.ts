/** The settings: the environment, read once and validated. Nothing else reads process.env. */
import 'server-only'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type BucketSettings,
  bucketSettings,
  FILE_STORAGE_ENVIRONMENT,
  fileStorageProblems,
} from '@/lib/server/files/bucket-settings'
import { HOLD_ENVIRONMENT, type HoldSettings, holdSettings } from '@/lib/server/hold/hold-settings'
import { isLoopbackHost, type Trust } from '@/lib/server/http/client-address'
import { parseHost, type Site } from '@/lib/server/http/own-hosts'
import { LIMIT_ENVIRONMENT, limitSetting, limitSettings } from '@/lib/server/limits/limit-settings'
import type { LimitSettings } from '@/lib/server/limits/limits'
import type { ServerLimits } from '@/lib/server/provider/learning-provider'
import type { StorageCaps } from '@/lib/server/storage/storage'
import type { Caps } from '@/lib/server/usage/budget'
import { readBaseUrl } from '@/lib/shared/base-url'
import {
  SERVER_TOOL_ENVIRONMENT,
  type ServerToolSettings,
  serverToolProblems,
  serverToolSettings,
} from './server-tool-settings'
import { SIGN_IN_ENVIRONMENT, type SignInProvider, signInProblems, signInProviders } from './sign-in-settings'

const text = z.string().trim().min(1).optional()
const baseUrl = z.string().transform((given, context) => {
  const { url, problem } = readBaseUrl(given)
  if (problem === undefined) return url
  context.addIssue({ code: 'custom', message: problem })
  return z.NEVER
})
const milliseconds = z.coerce.number().int().min(0).max(3_600_000)
const dollars = z.coerce.number().positive('must be an amount of US dollars above 0').max(1_000_000).optional()
const hosts = z
  .string()
  .transform((given) => given.split(',').flatMap((each) => each.trim() || []))
  .refine(
    (list) => list.every((each) => !each.includes('*') && parseHost(each, 'http:')),
    'must be hosts like chat.example or nas:3000, with commas between them',
  )

const environment = z
  .object({
    ...SIGN_IN_ENVIRONMENT,
    ...SERVER_TOOL_ENVIRONMENT,
    ...LIMIT_ENVIRONMENT,
    ...HOLD_ENVIRONMENT,
    ANTHROPIC_API_KEY: text,
    ANTHROPIC_BASE_URL: baseUrl.optional(),
    ANTHROPIC_MAX_TOKENS: z.coerce.number().int().min(1).max(1_000_000).optional(),
    ANTHROPIC_MODEL: text,
    ANTHROPIC_TOOLS: z.enum(['on', 'off']).default('on'),
    ANTHROPIC_AUTH_STYLE: z.enum(['bearer', 'x-api-key', 'both']).optional(),
    ANTHROPIC_VERSION: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-10-21')
      .optional(),
    ALLOWED_HOSTS: hosts.optional(),
    APP_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    AUTH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    DAILY_BUDGET_PER_PERSON_USD: dollars,
    DAILY_BUDGET_USD: dollars,
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
    // Set by Next itself.
    NODE_ENV: text,
    DATA_DIR: z.string().min(1).default('.data'),
    FILES_PER_PERSON_MB: limitSetting,
    ...FILE_STORAGE_ENVIRONMENT,
    FUNCTION_LIMIT_S: z.coerce.number().int().min(2).max(86_400).optional(),
    LIMIT_LOCAL_REQUESTS: z.enum(['on', 'off']).optional(),
    PAD_STREAMS: z.enum(['on', 'off']).default('off'),
    RECORDING_RETENTION_DAYS: z.coerce.number().int().min(0).max(3_650).default(30),
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// URL' }).optional(),
    STORAGE_GUEST_MB: limitSetting,
    STORAGE_PERSON_MB: limitSetting,
    STORAGE_SITE_MB: limitSetting,
    SIMULATOR_HTTP: z.enum(['on', 'off']).optional(),
    SIMULATOR_TTFT_MS: milliseconds.default(300),
    SIMULATOR_TPS: z.coerce.number().min(0).max(100_000).default(80),
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
    UPSTREAM_IDLE_MS: milliseconds.min(100).default(60_000),
    VERCEL: text,
    VERCEL_BRANCH_URL: text,
    VERCEL_PROJECT_PRODUCTION_URL: text,
    VERCEL_URL: text,
  })
  .refine(({ VERCEL, AUTH_SECRET }) => !VERCEL || AUTH_SECRET, {
    path: ['AUTH_SECRET'],
    error: 'is required on a host without a lasting disk: set it to a long random text',
  })
  .refine(({ DATABASE_URL, AUTH_SECRET }) => !DATABASE_URL || AUTH_SECRET, {
    path: ['AUTH_SECRET'],
    error: 'is required with DATABASE_URL, as all servers on one database need the same: set it to a long random text',
  })
  .superRefine((env, context) => {
    const problems = [...signInProblems(env), ...serverToolProblems(env), ...fileStorageProblems(env)]
    for (const { name, message } of problems) context.addIssue({ code: 'custom', path: [name], message })
  })

const MB = 1024 * 1024

/** The limit of all plans there; the same as `maxDuration` in vercel.json. */
const VERCEL_LIMIT_S = 300

/** The product's settings. */
export interface Config {
  provider: 'simulator' | 'anthropic' | 'compatible'
  apiKey: string | undefined
  baseURL: string | undefined
  model: string | undefined
  authStyle: 'bearer' | 'x-api-key' | 'both'
  apiVersion: string | undefined
  /** Known limits of the provider; others are learned from its refusals. */
  serverLimits: ServerLimits
  /** The public origin, if it is set. */
  appOrigin: string | undefined
  /** The host names that the server answers to. */
  site: Site
  /** The configured identity providers. */
  signIn: readonly SignInProvider[]
  authSecret: string | undefined
  dataDir: string
  /** The URL of a Postgres server; without it Postgres is embedded. */
  databaseUrl: string | undefined
  /** The embedded database's directory; undefined on hosts without a lasting disk, where it lives in memory. */
  embeddedDir: string | undefined
  /** Whether /api/simulator answers. */
  simulatorHttp: boolean
  simulator: { ttftMs: number; tokensPerSecond: number }
  /** Which of the API's own tools are offered. */
  serverTools: ServerToolSettings
  upstreamIdleMs: number
  /** The host's time limit for a request; undefined without one. */
  functionLimitMs: number | undefined
  /** What may be spent on a day. */
  caps: Caps
  limits: LimitSettings
  /** Whether writes of streams are padded against readers of packet sizes. */
  padStreams: boolean
  hold: HoldSettings
  /** Bytes of files that one person may have here; 0 is without a limit. */
  fileBytesPerPerson: number
  /** Bytes that people may store, files included. */
  storage: StorageCaps
  /** Object storage for files; undefined keeps them in the database. */
  bucket: BucketSettings | undefined
  /** Which statements about a request's origin are trusted. */
  trust: Trust
  /** A Redis server, which shares limits and running answers between servers. */
  redisUrl: string | undefined
  /** Days for which recordings of answers are kept; 0 keeps none. */
  recordingRetentionDays: number
  /** Whether `?chaos=seed` plays faults: only in development and with the simulator. */
  chaos: boolean
}

/** Reads the settings; throws a readable list of all faults. */
export function readConfig(source: Record<string, string | undefined>): Config {
  // Hosts and env files pass unset variables as empty strings.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`These settings need to be changed:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const provider = env.ANTHROPIC_BASE_URL ? 'compatible' : env.ANTHROPIC_API_KEY ? 'anthropic' : 'simulator'
  const limitSeconds = env.FUNCTION_LIMIT_S ?? (env.VERCEL ? VERCEL_LIMIT_S : undefined)
  const appOrigin = env.APP_URL === undefined ? undefined : new URL(env.APP_URL).origin
  return {
    provider,
    apiKey: env.ANTHROPIC_API_KEY,
    baseURL: env.ANTHROPIC_BASE_URL,
    model: env.ANTHROPIC_MODEL,
    // A compatible server may expect either header; the official API takes its SDK's own.
    authStyle: env.ANTHROPIC_AUTH_STYLE ?? (provider === 'compatible' ? 'both' : 'bearer'),
    apiVersion: env.ANTHROPIC_VERSION,
    serverLimits: { tools: env.ANTHROPIC_TOOLS === 'on', maxTokens: env.ANTHROPIC_MAX_TOKENS },
    appOrigin,
    site: { appOrigin, allowedHosts: [...(env.ALLOWED_HOSTS ?? []), ...platformHosts(env, appOrigin)] },
    signIn: signInProviders(env),
    authSecret: env.AUTH_SECRET,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    // Development has its own, so that restarts and unfinished migrations affect nobody's chats.
    embeddedDir: env.VERCEL
      ? undefined
      : join(env.DATA_DIR, env.NODE_ENV === 'development' ? 'postgres-development' : 'postgres'),
    simulatorHttp: env.SIMULATOR_HTTP === undefined ? provider === 'simulator' : env.SIMULATOR_HTTP === 'on',
    simulator: { ttftMs: env.SIMULATOR_TTFT_MS, tokensPerSecond: env.SIMULATOR_TPS },
    serverTools: serverToolSettings(env, provider === 'simulator'),
    upstreamIdleMs: env.UPSTREAM_IDLE_MS,
    functionLimitMs: limitSeconds === undefined ? undefined : limitSeconds * 1_000,
    caps: { siteUsd: env.DAILY_BUDGET_USD, personUsd: env.DAILY_BUDGET_PER_PERSON_USD },
    limits: limitSettings(env),
    padStreams: env.PAD_STREAMS === 'on',
    hold: holdSettings(env),
    fileBytesPerPerson: (env.FILES_PER_PERSON_MB ?? 200) * MB,
    storage: {
      guestBytes: (env.STORAGE_GUEST_MB ?? 50) * MB,
      personBytes: (env.STORAGE_PERSON_MB ?? 500) * MB,
      siteBytes: (env.STORAGE_SITE_MB ?? 10_000) * MB,
    },
    bucket: bucketSettings(env),
    trust: {
      hops: env.TRUSTED_PROXY_HOPS,
      isVercel: env.VERCEL !== undefined,
      isOwnMachineTrusted: (env.LIMIT_LOCAL_REQUESTS ?? (isForOthers(env, appOrigin) ? 'on' : 'off')) === 'off',
    },
    redisUrl: env.REDIS_URL,
    recordingRetentionDays: env.RECORDING_RETENTION_DAYS,
    chaos: provider === 'simulator' || env.NODE_ENV === 'development',
  }
}

/** The names that Vercel assigns to a deployment; a configured origin replaces them. */
function platformHosts(env: z.infer<typeof environment>, appOrigin: string | undefined): string[] {
  if (!env.VERCEL || appOrigin !== undefined) return []
  return [env.VERCEL_URL, env.VERCEL_BRANCH_URL, env.VERCEL_PROJECT_PRODUCTION_URL].flatMap((host) => host ?? [])
}

let config: Config | undefined

/** The settings of this process. */
export function getConfig(): Config {
  config ??= readConfig(process.env)
  return config
}

/**
 * Whether the site is configured for other people. If not, it answers only to this machine's own names, and local
 * requests are the operator's, unless a forwarder rewrites the host of other people's requests.
 */
function isForOthers({ ALLOWED_HOSTS }: { ALLOWED_HOSTS?: unknown }, appOrigin: string | undefined): boolean {
  return ALLOWED_HOSTS !== undefined || (appOrigin !== undefined && !isLoopbackHost(new URL(appOrigin).host))
}
