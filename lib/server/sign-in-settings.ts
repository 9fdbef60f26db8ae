/** The settings of sign-in: which providers are on, and what is wrong with a half-set one. Read by config.ts. */
import { z } from 'zod'

/** A configured identity provider. */
export interface SignInProvider {
  /** Part of addresses: /api/sign-in/{id}. */
  id: 'oidc' | 'google' | 'github'
  /** The name on its button. */
  name: string
  /** GitHub speaks OAuth 2 only; all others speak OpenID Connect. */
  kind: 'oidc' | 'github'
  /** Identifies a person together with the provider's own id for them. */
  issuer: string
  clientId: string
  /** A public client has none. */
  clientSecret: string | undefined
}

const text = z.string().trim().min(1).optional()

/** The names and forms of the settings. */
export const SIGN_IN_ENVIRONMENT = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an https URL' }).optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
  GOOGLE_CLIENT_ID: text,
  GOOGLE_CLIENT_SECRET: text,
  GITHUB_CLIENT_ID: text,
  GITHUB_CLIENT_SECRET: text,
} as const

type SignInEnvironment = { [Name in keyof typeof SIGN_IN_ENVIRONMENT]?: string | undefined } & {
  APP_URL?: string | undefined
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Settings that need each other. */
const PAIRS = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
] as const

/** What is missing for sign-in; empty when it is off or complete. */
export function signInProblems(env: SignInEnvironment): Array<{ name: keyof SignInEnvironment; message: string }> {
  const problems: Array<{ name: keyof SignInEnvironment; message: string }> = []
  for (const [first, second] of PAIRS) {
    if (env[first] && !env[second]) problems.push({ name: second, message: `is needed with ${first}` })
    if (env[second] && !env[first]) problems.push({ name: first, message: `is needed with ${second}` })
  }
  for (const name of ['OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const) {
    if (env[name] && !env.OIDC_ISSUER) problems.push({ name: 'OIDC_ISSUER', message: `is needed with ${name}` })
  }
  const issuer = env.OIDC_ISSUER === undefined ? undefined : new URL(env.OIDC_ISSUER)
  if (issuer?.protocol === 'http:' && !LOOPBACK.has(issuer.hostname)) {
    problems.push({ name: 'OIDC_ISSUER', message: 'must be an https URL, except on this machine itself' })
  }
  if (PAIRS.some(([first]) => env[first]) && !env.APP_URL) {
    const message = 'is needed for sign-in: the address that visitors see, to which the provider sends them back'
    problems.push({ name: 'APP_URL', message })
  }
  return problems
}

/** The providers that are on, in the order of their buttons. */
export function signInProviders(env: SignInEnvironment): SignInProvider[] {
  const providers: SignInProvider[] = []
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID) {
    providers.push({
      id: 'oidc',
      name: env.OIDC_NAME ?? new URL(env.OIDC_ISSUER).host,
      kind: 'oidc',
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
    })
  }
  if (env.GOOGLE_CLIENT_ID) {
    providers.push({
      id: 'google',
      name: 'Google',
      kind: 'oidc',
      issuer: 'https://accounts.google.com',
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
    })
  }
  if (env.GITHUB_CLIENT_ID) {
    providers.push({
      id: 'github',
      name: 'GitHub',
      kind: 'github',
      issuer: 'https://github.com/login/oauth',
      clientId: env.GITHUB_CLIENT_ID,
      clientSecret: env.GITHUB_CLIENT_SECRET,
    })
  }
  return providers
}
