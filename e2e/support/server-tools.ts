/** Playwright's `test` with an app that offers the API's own tools to the simulator. */
import { type AppProcess, startApp } from './app'
import { test as base, CANARY_KEY } from './fixtures'

export const test = base.extend<object, { serverToolsApp: AppProcess; app: AppProcess }>({
  serverToolsApp: [
    async ({ simulator }, use) => {
      const app = await startApp({
        ANTHROPIC_BASE_URL: simulator.url,
        ANTHROPIC_API_KEY: CANARY_KEY,
        WEB_SEARCH: 'on',
        WEB_FETCH: 'on',
        CODE_EXECUTION: 'on',
      })
      await use(app)
      await app.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  app: [async ({ serverToolsApp }, use) => use(serverToolsApp), { scope: 'worker' }],
})

export { expect } from '@playwright/test'
