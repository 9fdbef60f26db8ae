/** How the browser tests run: against the built app, on the browser that scripts/browser.mjs finds. */
import { defineConfig, type ReporterDescription } from '@playwright/test'
import { findBrowser } from './scripts/browser.mjs'

const browser = await findBrowser({ install: false })
// Every worker reads this file again: they need not search again.
if (browser) Object.assign(process.env, browser.env, { PLAYWRIGHT_CHROMIUM_PATH: browser.path })

/** What these stories are about no database can change: on Postgres the others are enough, unless all are asked for. */
const DRAWING = [
  'axe',
  'chaos',
  'clients',
  'cuts',
  'hostile',
  'line',
  'offline',
  'queue',
  'ux-composer',
  'ux-page',
  'ux-scrolling',
  'ux-streaming',
]
/** Opens databases of its own. */
const OWN_DATABASES = ['database', 'instances']
const isOnPostgres = process.env.FIRSTWORD_E2E_DATABASE === 'postgres'
const leftOut = [...OWN_DATABASES, ...(process.env.FIRSTWORD_E2E_ALL ? [] : DRAWING)]

const reportFile = process.env.PLAYWRIGHT_REPORT_FILE
const json: ReporterDescription[] = reportFile ? [['json', { outputFile: reportFile }]] : []

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  testIgnore: isOnPostgres ? leftOut.map((name) => `${name}.spec.ts`) : [],
  workers: Number(process.env.PLAYWRIGHT_WORKERS) || 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  reporter: [['list'], ...json],
  use: {
    trace: 'retain-on-failure',
    launchOptions: browser ? { executablePath: browser.path, args: browser.args } : {},
  },
})
