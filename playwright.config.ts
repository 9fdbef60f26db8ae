/** How the browser tests run: against the built app, on the browser that scripts/browser.mjs finds. */
import { availableParallelism } from 'node:os'
import { defineConfig, type ReporterDescription } from '@playwright/test'
import type { DatabaseOption } from './e2e/support/app'
import { findBrowser } from './scripts/browser.mjs'
import { findServers } from './scripts/servers.mjs'

const browser = await findBrowser({ install: false })
// Every worker reads this file again: they need not search again.
if (browser) Object.assign(process.env, browser.env, { PLAYWRIGHT_CHROMIUM_PATH: browser.path })

/** The stories about what is stored, which another database could change; the others have no need of a second run. */
const STORED = ['contract', 'search', 'threats-people', 'versions']

const reportFile = process.env.PLAYWRIGHT_REPORT_FILE
const json: ReporterDescription[] = reportFile ? [['json', { outputFile: reportFile }]] : []

export default defineConfig<object, DatabaseOption>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // Each worker has servers and data of its own, and a story never speaks of another one's.
  fullyParallel: true,
  // One more than there are processors: a test waits for its server or its browser as often as it works.
  workers: Number(process.env.PLAYWRIGHT_WORKERS) || availableParallelism() + 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  reporter: [['list'], ...json],
  use: {
    // Keeping a trace of every test takes a fifth of the time: for those who look for a fault.
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
