/** Signing in at a real OpenID provider, and at GitHub as its documents describe it. */
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInProviders } from '@/lib/server/sign-in-settings'
import { type IdentityProvider, startIdentityProvider } from './fixtures/identity-provider'
import { signInAtProvider } from './fixtures/sign-in-browser'
import { createSignIn } from './openid-sign-in'

const APP = 'https://chat.example'
const SECRET = 'a secret for tests only'
let provider: IdentityProvider

beforeAll(async () => {
  provider = await startIdentityProvider({ redirectUri: `${APP}/api/sign-in/oidc/callback` })
})
afterAll(() => provider.stop())

const signInAt = ({ issuer, clientId, clientSecret }: Pick<IdentityProvider, 'issuer' | 'clientId' | 'clientSecret'>) =>
  createSignIn({
    providers: signInProviders({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }),
    appOrigin: APP,
    secret: SECRET,
  })

describe('OpenID Connect', () => {
  test('proves who somebody is, with state, nonce and PKCE', async () => {
    const signIn = signInAt(provider)
    const begun = await signIn.begin('oidc', '/chat/abc')
    const asked = new URL(begun.location).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      redirect_uri: `${APP}/api/sign-in/oidc/callback`,
      response_type: 'code',
      code_challenge_method: 'S256',
      state: begun.state,
    })
    expect(asked.get('nonce')?.length).toBeGreaterThan(20)
    expect(begun.flow).not.toContain(begun.state)

    const back = await signInAtProvider(begun.location, 'ada')
    expect(await signIn.finish('oidc', back.searchParams, begun.flow)).toEqual({
      kind: 'proven',
      identity: { issuer: provider.issuer, subject: 'ada', name: 'The name of ada', email: 'shared@example.com' },
      next: '/chat/abc',
    })
    // The provider's code is used up.
    expect(await signIn.finish('oidc', back.searchParams, begun.flow)).toMatchObject({
      kind: 'failed',
      reason: 'failed',
    })
  })

  test('asks for the name where the ID token does not carry it', async () => {
    const sparing = await startIdentityProvider({
      redirectUri: `${APP}/api/sign-in/oidc/callback`,
      claimsInIdToken: false,
    })
    const signIn = signInAt(sparing)
    const begun = await signIn.begin('oidc', '/')
    const back = await signInAtProvider(begun.location, 'eve')
    expect(await signIn.finish('oidc', back.searchParams, begun.flow)).toMatchObject({
      identity: { subject: 'eve', name: 'The name of eve' },
    })
    await sparing.stop()
  })

  test('cancelling is reported as denied', async () => {
    const signIn = signInAt(provider)
    const begun = await signIn.begin('oidc', '/')
    const back = await signInAtProvider(begun.location, '', 'out')
    expect(await signIn.finish('oidc', back.searchParams, begun.flow)).toMatchObject({ reason: 'denied' })
  })

  test('T46: only the browser that began a sign-in can end it', async () => {
    const signIn = signInAt(provider)
    const [mine, theirs] = [await signIn.begin('oidc', '/'), await signIn.begin('oidc', '/')]
    const back = await signInAtProvider(mine.location, 'ada')
    const otherServer = createSignIn({
      providers: signInProviders({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'firstword' }),
      appOrigin: APP,
      secret: 'another secret altogether',
    })
    const forged = (await otherServer.begin('oidc', '/')).flow
    for (const flow of [undefined, '', 'nonsense', theirs.flow, forged, `${mine.flow.slice(0, -4)}AAAA`]) {
      expect(await signIn.finish('oidc', back.searchParams, flow)).toMatchObject({ kind: 'failed', reason: 'expired' })
    }
    const otherState = new URLSearchParams(back.searchParams)
    otherState.set('state', theirs.state)
    expect(await signIn.finish('oidc', otherState, mine.flow)).toMatchObject({ reason: 'expired' })
    expect(await signIn.finish('oidc', back.searchParams, mine.flow)).toMatchObject({ kind: 'proven' })
  })

  test('an answer from another issuer is refused', async () => {
    const signIn = signInAt(provider)
    const begun = await signIn.begin('oidc', '/')
    const back = await signInAtProvider(begun.location, 'ada')
    back.searchParams.set('iss', 'https://evil.example')
    expect(await signIn.finish('oidc', back.searchParams, begun.flow)).toMatchObject({ reason: 'failed' })
  })

  test('T50: a foreign return address leads home instead', async () => {
    const signIn = signInAt(provider)
    const begun = await signIn.begin('oidc', '//evil.example')
    const back = await signInAtProvider(begun.location, 'ada')
    expect(await signIn.finish('oidc', back.searchParams, begun.flow)).toMatchObject({ kind: 'proven', next: '/' })
  })

  test('an unknown provider is not found; one that is down is reported and retried at the next sign-in', async () => {
    const gone = await startIdentityProvider({ redirectUri: `${APP}/x` })
    await gone.stop()
    const signIn = signInAt(gone)
    await expect(signIn.begin('google', '/')).rejects.toMatchObject({ code: 'not_found' })
    await expect(signIn.begin('oidc', '/')).rejects.toMatchObject({ code: 'sign_in_failed', status: 502 })
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.writeHead(503).end()
    })
    await new Promise<void>((resolve) => server.listen(Number(new URL(gone.issuer).port), resolve))
    await expect(signIn.begin('oidc', '/')).rejects.toMatchObject({ code: 'sign_in_failed' })
    expect(asked).toBe(1)
    server.close()
  })
})

describe('GitHub', () => {
  const providers = signInProviders({ GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'secret', APP_URL: APP })

  /** Plays GitHub: the token endpoint and the user, as docs.github.com describes them. */
  function gitHub(user: unknown, seen: string[] = []) {
    return async (url: string, { body, headers }: { body?: unknown; headers?: Record<string, string> }) => {
      seen.push(url)
      if (url.endsWith('/login/oauth/access_token')) {
        expect(new URLSearchParams(String(body)).get('client_secret')).toBe('secret')
        return Response.json({ access_token: 'gho_token', token_type: 'bearer', scope: 'read:user' })
      }
      expect(headers?.authorization).toBe('Bearer gho_token')
      return Response.json(user)
    }
  }

  test('knows a person by number, not by name', async () => {
    const seen: string[] = []
    const user = { id: 583231, login: 'octocat', name: null, email: null }
    const signIn = createSignIn({ providers, appOrigin: APP, secret: SECRET, fetch: gitHub(user, seen) })
    const begun = await signIn.begin('github', '/account')
    expect(begun.location).toContain('https://github.com/login/oauth/authorize?')
    const query = new URLSearchParams({ code: 'c', state: begun.state })
    expect(await signIn.finish('github', query, begun.flow)).toEqual({
      kind: 'proven',
      identity: { issuer: 'https://github.com/login/oauth', subject: '583231', name: 'octocat', email: null },
      next: '/account',
    })
    expect(seen).toEqual(['https://github.com/login/oauth/access_token', 'https://api.github.com/user'])
  })

  test('a reply that is no user proves no identity', async () => {
    for (const user of [{}, { id: 'octocat', login: 'octocat' }, { id: 0, login: '' }, []]) {
      const signIn = createSignIn({ providers, appOrigin: APP, secret: SECRET, fetch: gitHub(user) })
      const begun = await signIn.begin('github', '/')
      const query = new URLSearchParams({ code: 'c', state: begun.state })
      expect(await signIn.finish('github', query, begun.flow)).toMatchObject({ kind: 'failed', reason: 'failed' })
    }
  })
})
