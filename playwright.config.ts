/** Browser tests: against the built app, with the browser that scripts/browser.mjs finds. */
import { availableParallelism } from 'node:os'
import { defineConfig, type ReporterDescription } from '@playwright/test'
import type { DatabaseOption } from './e2e/support/app'
import { findBrowser } from './scripts/browser.mjs'
import { findServers } from './scripts/servers.mjs'

const browser = await findBrowser({ install: false })
// Workers load this file again, and need not search again.
if (browser) Object.assign(process.env, browser.env, { PLAYWRIGHT_CHROMIUM_PATH: browser.path })

/** The tests of stored data, which are the only ones that depend on the database. */
const STORED = ['contract', 'search', 'threats-people', 'versions']

const reportFile = process.env.PLAYWRIGHT_REPORT_FILE
const json: ReporterDescription[] = reportFile ? [['json', { outputFile: reportFile }]] : []

export default defineConfig<object, DatabaseOption>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // Each worker has its own servers and data, and no test relies on another one's.
  fullyParallel: true,
  // One more than there are cores, as tests often wait for a server or the browser.
  workers: Number(process.env.PLAYWRIGHT_WORKERS) || availableParallelism() + 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // Generous, for busy machines.
  expect: { timeout: 15_000 },
  reporter: [['list'], ...json],
  use: {
    // Tracing every test takes a fifth of the time, so it is only for debugging.
    trace: reportFile ? 'off' : 'retain-on-failure',
    launchOptions: browser ? { executablePath: browser.path, args: browser.args } : {},
  },
  projects: [
    { name: 'embedded', use: { database: 'embedded' } },
    ...(findServers().postgres
      ? [
          {
            name: 'postgres',
            testMatch: STORED.map((name) => `${name}.spec.ts`),
            use: { database: 'postgres' } as const,
          },
        ]
      : []),
  ],
})
