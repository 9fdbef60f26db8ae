/** SignIn by OpenID Connect (any provider) and OAuth 2 (GitHub), with openid-client. */
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import type { SignInProvider } from '@/lib/server/sign-in-settings'
import { AppError } from '@/lib/shared/error'
import { safeNextPath } from './next-path'
import { connectProvider } from './provider-connection'
import { gitHubIdentity, openIdIdentity } from './provider-identity'
import { createSeal } from './seal'
import type { SignIn, SignInOutcome } from './sign-in'

/** How long a person may spend at the provider. */
export const SIGN_IN_MS = 10 * 60_000

const flowSchema = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  expiresAt: z.number(),
})

interface SignInOptions {
  providers: readonly SignInProvider[]
  /** The origin that visitors see: the only one providers may send people back to. */
  appOrigin: string | undefined
  secret: string
  /** For tests: stands in for the network. */
  fetch?: CustomFetch
}

/** Makes a SignIn; each provider is discovered when somebody first uses it. */
export function createSignIn({ providers, appOrigin, secret, fetch }: SignInOptions): SignIn {
  const seal = createSeal(secret, 'sign-in')
  const connections = new Map<string, Promise<Configuration>>()

  function find(providerId: string): SignInProvider {
    const provider = providers.find(({ id }) => id === providerId)
    if (!provider) throw new AppError('not_found')
    return provider
  }

  /** One discovery for everybody; a failed one is retried at the next sign-in. */
  function connect(provider: SignInProvider): Promise<Configuration> {
    const known = connections.get(provider.id)
    if (known) return known
    const connection = connectProvider(provider, fetch).catch((error) => {
      connections.delete(provider.id)
      throw error
    })
    connections.set(provider.id, connection)
    return connection
  }

  const callbackOf = ({ id }: SignInProvider) => `${appOrigin}/api/sign-in/${id}/callback`

  return {
    providers: providers.map(({ id, name }) => ({ id, name })),

    async begin(providerId, next) {
      const provider = find(providerId)
      const configuration = await connect(provider).catch((cause) => {
        throw new AppError('sign_in_failed', {
          cause,
          message: `${provider.name} does not answer, so nobody can sign in there right now. Try again in a minute; your chats stay as they are.`,
        })
      })
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
      const isGitHub = provider.kind === 'github'
      const location = buildAuthorizationUrl(configuration, {
        redirect_uri: callbackOf(provider),
        response_type: 'code',
        scope: isGitHub ? 'read:user' : 'openid profile email',
        state,
        ...(!isGitHub && { nonce }),
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // On a shared machine the last person's account must not be used without asking.
        ...(provider.id !== 'oidc' && { prompt: 'select_account' }),
      })
      const expiresAt = Date.now() + SIGN_IN_MS
      const flow = { provider: providerId, state, nonce, verifier, next: safeNextPath(next), expiresAt }
      return { location: location.href, state, flow: seal.seal(JSON.stringify(flow)) }
    },

    async finish(providerId, query, sealed): Promise<SignInOutcome> {
      const provider = find(providerId)
      const opened = sealed === undefined ? undefined : seal.open(sealed)
      const flow = opened === undefined ? undefined : flowSchema.parse(JSON.parse(opened))
      if (flow?.provider !== providerId || flow.expiresAt < Date.now() || flow.state !== query.get('state')) {
        return { kind: 'failed', reason: 'expired', next: '/' }
      }
      try {
        const configuration = await connect(provider)
        const returned = new URL(`${callbackOf(provider)}?${query}`)
        const isGitHub = provider.kind === 'github'
        const tokens = await authorizationCodeGrant(configuration, returned, {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          ...(!isGitHub && { expectedNonce: flow.nonce, idTokenExpected: true }),
        })
        const identity = isGitHub
          ? await gitHubIdentity(configuration, tokens, provider.issuer)
          : await openIdIdentity(configuration, tokens)
        return { kind: 'proven', identity, next: flow.next }
      } catch (cause) {
        const isDenied = cause instanceof AuthorizationResponseError && cause.error === 'access_denied'
        return { kind: 'failed', reason: isDenied ? 'denied' : 'failed', next: flow.next, cause }
      }
    },
  }
}
