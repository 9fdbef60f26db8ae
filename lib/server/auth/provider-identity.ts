/** From a provider's tokens to an identity. */
import {
  type Configuration,
  fetchProtectedResource,
  fetchUserInfo,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client'
import { z } from 'zod'
import type { ProvenIdentity } from './sign-in'

type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers

/** A text for display; providers may send anything. */
function shown(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null
}

/** The identity of an OpenID Connect sign-in; its ID token has been verified. */
export async function openIdIdentity(configuration: Configuration, tokens: Tokens): Promise<ProvenIdentity> {
  const claims = tokens.claims()
  if (!claims) throw new Error('the provider sent no ID token')
  const profile =
    claims.name === undefined && claims.email === undefined ? await userInfo(configuration, tokens) : claims
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: shown(profile?.name) ?? shown(profile?.preferred_username),
    email: shown(profile?.email),
  }
}

async function userInfo(configuration: Configuration, tokens: Tokens): Promise<Record<string, unknown> | undefined> {
  const subject = tokens.claims()?.sub
  if (subject === undefined || !configuration.serverMetadata().userinfo_endpoint) return undefined
  // A name is optional: the identity is proven without it.
  return fetchUserInfo(configuration, tokens.access_token, subject).catch(() => undefined)
}

const gitHubUser = z.object({
  id: z.number().int().positive(),
  login: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
})

/** The identity of a GitHub sign-in: the account's number, because names there can change hands. */
export async function gitHubIdentity(
  configuration: Configuration,
  tokens: Tokens,
  issuer: string,
): Promise<ProvenIdentity> {
  const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'firstword' })
  const url = new URL('https://api.github.com/user')
  const response = await fetchProtectedResource(configuration, tokens.access_token, url, 'GET', undefined, headers)
  if (!response.ok) throw new Error(`GitHub answered with status ${response.status}`)
  const user = gitHubUser.parse(await response.json())
  return { issuer, subject: String(user.id), name: shown(user.name) ?? shown(user.login), email: shown(user.email) }
}
