/** The environment, read once and checked; nothing else reads process.env. */
import 'server-only'
import { join } from 'node:path'
import { z } from 'zod'
import { SIGN_IN_ENVIRONMENT, type SignInProvider, signInProblems, signInProviders } from './sign-in-settings'

const text = z.string().trim().min(1).optional()
const milliseconds = z.coerce.number().int().min(0).max(3_600_000)

const environment = z
  .object({
    ...SIGN_IN_ENVIRONMENT,
    ANTHROPIC_API_KEY: text,
    ANTHROPIC_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    ANTHROPIC_MODEL: text,
    ANTHROPIC_AUTH_STYLE: z.enum(['bearer', 'x-api-key', 'both']).optional(),
    ANTHROPIC_VERSION: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like 2026-10-21')
      .optional(),
    APP_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    AUTH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
    // Set by Next itself.
    NODE_ENV: text,
    DATA_DIR: z.string().min(1).default('.data'),
    SIMULATOR_HTTP: z.enum(['on', 'off']).optional(),
    SIMULATOR_TTFT_MS: milliseconds.default(300),
    SIMULATOR_TPS: z.coerce.number().min(0).max(100_000).default(80),
    UPSTREAM_IDLE_MS: milliseconds.min(100).default(60_000),
    VERCEL: text,
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
    for (const { name, message } of signInProblems(env)) context.addIssue({ code: 'custom', path: [name], message })
  })

/** The product's settings. */
export interface Config {
  provider: 'simulator' | 'anthropic' | 'compatible'
  apiKey: string | undefined
  baseURL: string | undefined
  model: string | undefined
  authStyle: 'bearer' | 'x-api-key' | 'both'
  apiVersion: string | undefined
  /** The origin that visitors see, where it differs from the Host header that arrives. */
  appOrigin: string | undefined
  /** Who may say who a person is; none of them without settings. */
  signIn: readonly SignInProvider[]
  authSecret: string | undefined
  dataDir: string
  /** A Postgres server; without it Postgres is embedded. */
  databaseUrl: string | undefined
  /** Where the embedded database keeps its files; undefined where no disk lasts, so that it lives in memory. */
  embeddedDir: string | undefined
  /** Whether /api/simulator answers. */
  simulatorHttp: boolean
  simulator: { ttftMs: number; tokensPerSecond: number }
  upstreamIdleMs: number
  /** Whether `?chaos=seed` plays faults: in development and with the simulator, never where somebody's answers are at stake. */
  chaos: boolean
}

/** Reads the settings; throws one readable list of everything that is wrong. */
export function readConfig(source: Record<string, string | undefined>): Config {
  // Hosts and env files hand over unset variables as empty texts.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
    throw new Error(`These settings need to be changed:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const provider = env.ANTHROPIC_BASE_URL ? 'compatible' : env.ANTHROPIC_API_KEY ? 'anthropic' : 'simulator'
  return {
    provider,
    apiKey: env.ANTHROPIC_API_KEY,
    baseURL: env.ANTHROPIC_BASE_URL,
    model: env.ANTHROPIC_MODEL,
    // A compatible server may know either header; the official API takes its SDK's own.
    authStyle: env.ANTHROPIC_AUTH_STYLE ?? (provider === 'compatible' ? 'both' : 'bearer'),
    apiVersion: env.ANTHROPIC_VERSION,
    appOrigin: env.APP_URL === undefined ? undefined : new URL(env.APP_URL).origin,
    signIn: signInProviders(env),
    authSecret: env.AUTH_SECRET,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    // Development has one of its own: its restarts and its half-done migrations touch nobody's chats.
    embeddedDir: env.VERCEL
      ? undefined
      : join(env.DATA_DIR, env.NODE_ENV === 'development' ? 'postgres-development' : 'postgres'),
    simulatorHttp: env.SIMULATOR_HTTP === undefined ? provider === 'simulator' : env.SIMULATOR_HTTP === 'on',
    simulator: { ttftMs: env.SIMULATOR_TTFT_MS, tokensPerSecond: env.SIMULATOR_TPS },
    upstreamIdleMs: env.UPSTREAM_IDLE_MS,
    chaos: provider === 'simulator' || env.NODE_ENV === 'development',
  }
}

let config: Config | undefined

/** The settings of this process. */
export function getConfig(): Config {
  config ??= readConfig(process.env)
  return config
}
