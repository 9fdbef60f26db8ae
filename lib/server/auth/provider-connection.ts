/** What a provider's addresses are, and how this server proves itself there. */
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  None,
} from 'openid-client'
import type { SignInProvider } from '@/lib/server/sign-in-settings'

// Each request to a provider; a person waits for it.
const LIMIT_SECONDS = 8

/** Asks a provider for its addresses; GitHub has none to ask, and its own are known. */
export async function connectProvider(
  provider: SignInProvider,
  fetch: CustomFetch | undefined,
): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = provider
  const authentication = clientSecret === undefined ? None() : bySecret(clientSecret)
  if (provider.kind === 'github') {
    const server = {
      issuer,
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    }
    const configuration = new Configuration(server, clientId, clientSecret, authentication)
    configuration.timeout = LIMIT_SECONDS
    if (fetch) configuration[customFetch] = fetch
    return configuration
  }
  const server = new URL(issuer)
  return discovery(server, clientId, clientSecret, authentication, {
    timeout: LIMIT_SECONDS,
    // The settings allow http for this machine itself only.
    execute: server.protocol === 'http:' ? [allowInsecureRequests] : [],
    ...(fetch && { [customFetch]: fetch }),
  })
}

/** The secret in the body where the provider says that it reads it there, else in the header, as the standard has it. */
function bySecret(clientSecret: string): ClientAuth {
  const [post, basic] = [ClientSecretPost(clientSecret), ClientSecretBasic(clientSecret)]
  return (server, client, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (takesPost ? post : basic)(server, client, body, headers)
  }
}
