/** A provider's endpoints, and how this server authenticates there. */
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

// For each request to a provider, while a person waits.
const LIMIT_SECONDS = 8

/** Discovers a provider's endpoints; GitHub offers no discovery, and its endpoints are known. */
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
    // The settings allow http only for this machine itself.
    execute: server.protocol === 'http:' ? [allowInsecureRequests] : [],
    ...(fetch && { [customFetch]: fetch }),
  })
}

/** The secret goes in the body where the provider says so, else in the header, which is the standard's default. */
function bySecret(clientSecret: string): ClientAuth {
  const [post, basic] = [ClientSecretPost(clientSecret), ClientSecretBasic(clientSecret)]
  return (server, client, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (takesPost ? post : basic)(server, client, body, headers)
  }
}
