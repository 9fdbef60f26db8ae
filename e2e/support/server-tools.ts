/** Playwright's `test` with an app that offers the API's own tools to the simulator. */
import { startApp } from './app'
import { test as base, CANARY_KEY, type Simulator } from './fixtures'

const startToolsApp = ({ url }: Simulator) =>
  startApp({
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: CANARY_KEY,
    WEB_SEARCH: 'on',
    WEB_FETCH: 'on',
    CODE_EXECUTION: 'on',
  })

export const test = base.extend({ app: async ({ apps }, use) => use(await apps.get(startToolsApp)) })

export { expect } from '@playwright/test'
