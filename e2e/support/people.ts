/** Playwright's `test` with an app where people can sign in, at a real OpenID provider of another site. */
import type { BrowserContext, Page } from '@playwright/test'
import { type IdentityProvider, startIdentityProvider } from '@/lib/server/auth/fixtures/identity-provider'
import { type AppProcess, startApp } from './app'
import { test as base, CANARY_KEY, expect, type Simulator } from './fixtures'

interface People {
  app: AppProcess
  provider: IdentityProvider
  stop(): Promise<void>
}

/** Never to be seen outside of the server. */
export const CLIENT_SECRET_NAME = 'OIDC_CLIENT_SECRET'

async function startPeople(simulator: Simulator): Promise<People> {
  let provider: IdentityProvider | undefined
  const app = await startApp(async (url) => {
    provider = await startIdentityProvider({ redirectUri: `${url}/api/sign-in/oidc/callback` })
    return {
      ANTHROPIC_BASE_URL: simulator.url,
      ANTHROPIC_API_KEY: CANARY_KEY,
      APP_URL: url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      [CLIENT_SECRET_NAME]: provider.clientSecret,
      OIDC_NAME: 'Example',
    }
  })
  if (!provider) throw new Error('the provider was not started')
  const { stop: stopProvider } = provider
  return { app, provider, stop: () => app.stop().then(stopProvider) }
}

/** `app` is one where people can sign in, and `provider` is where they do. */
export const test = base.extend<{ people: People; provider: IdentityProvider }>({
  people: [async ({ apps }, use) => use(await apps.get(startPeople)), { timeout: 180_000 }],
  app: async ({ people }, use) => use(people.app),
  provider: async ({ people }, use) => use(people.provider),
})

/** Signs in on the account page, as somebody with this name at the provider. */
export async function signIn(page: Page, name: string) {
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign in with Example' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: `The name of ${name}` })).toBeVisible()
}

/** The session's cookie of a browser. */
export async function sessionOf(context: BrowserContext): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name.endsWith('firstword-session'))?.value
}

/** Somebody whom nobody was before. */
export const newName = () => `person-${crypto.randomUUID()}`

export { expect }
