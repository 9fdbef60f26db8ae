/** Playwright's `test` with the app under test, the model it talks to, and the same app in demo mode. */
import { test as base } from '@playwright/test'
import { type AppProcess, chooseDatabase, type DatabaseOption, startApp } from './app'
import { type Apps, createApps } from './apps'
import { type SimulatorProcess, startSimulator } from './simulator'

/** The model that the app under test talks to, led step by step. */
export type Simulator = SimulatorProcess

interface TestFixtures {
  /** The app on that model; `page.goto('/')` goes there. A file that wants another one overrides this. */
  app: AppProcess
  /** The app with an empty environment: its embedded simulator, at full speed. */
  demoApp: AppProcess
  /** Puts the simulator back to its start before each test, and keeps the app's output when one fails. */
  fresh: undefined
}

interface WorkerFixtures extends DatabaseOption {
  /** Makes every app that this worker starts use the project's database. */
  chosenDatabase: undefined
  /** The model, in a process of its own that a test can pause. */
  simulator: Simulator
  /** All apps of this worker that tests share. */
  apps: Apps
}

/** The app's key: nobody may ever see it. */
export const CANARY_KEY = 'sk-canary-e2e-key'

const startPlainApp = ({ url }: Simulator) => startApp({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: CANARY_KEY })
const startDemoApp = () => startApp({ SIMULATOR_TTFT_MS: '0', SIMULATOR_TPS: '0' })

export const test = base.extend<TestFixtures, WorkerFixtures>({
  database: ['embedded', { option: true, scope: 'worker' }],
  chosenDatabase: [
    async ({ database }, use) => {
      chooseDatabase(database)
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],
  simulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const simulator = await startSimulator()
      await use(simulator)
      await simulator.stop()
    },
    { scope: 'worker' },
  ],
  apps: [
    async ({ simulator }, use) => {
      const apps = createApps(simulator)
      await use(apps)
      await apps.stop()
    },
    { scope: 'worker' },
  ],
  app: [async ({ apps }, use) => use(await apps.get(startPlainApp)), { timeout: 180_000 }],
  demoApp: [async ({ apps }, use) => use(await apps.get(startDemoApp)), { timeout: 180_000 }],
  baseURL: async ({ app }, use) => use(app.url),
  fresh: [
    async ({ simulator, app }, use, testInfo) => {
      await simulator.reset()
      const before = app.output().length
      await use(undefined)
      if (testInfo.status === testInfo.expectedStatus) return
      await testInfo.attach('app output', { body: app.output().slice(before), contentType: 'text/plain' })
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'
