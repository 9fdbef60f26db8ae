/** How the browser tests run: against the built app, on the browser that scripts/browser.mjs finds. */
import { defineConfig, type ReporterDescription } from '@playwright/test'
import { findBrowser } from './scripts/browser.mjs'

const browser = await findBrowser({ install: false })
// Every worker reads this file again: they need not search again.
if (browser) Object.assign(process.env, browser.env, { PLAYWRIGHT_CHROMIUM_PATH: browser.path })

const reportFile = process.env.PLAYWRIGHT_REPORT_FILE
const json: ReporterDescription[] = reportFile ? [['json', { outputFile: reportFile }]] : []

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  workers: Number(process.env.PLAYWRIGHT_WORKERS) || 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ...json],
  use: {
    trace: 'retain-on-failure',
    launchOptions: browser ? { executablePath: browser.path, args: browser.args } : {},
  },
})
