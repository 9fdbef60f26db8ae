/** `npm run test:long`: the tests of random inputs in their long form, with many rounds. */
import { join } from 'node:path'
import { BROWSER_HINT, findBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, isMain, requireNode, root, run, runMain, StepFailed } from './install.mjs'
import { ensureServers } from './servers.mjs'
import { testEnv } from './test.mjs'

const LIMIT_SECONDS = 4 * 60 * 60
/** The browser tests that have a long form. */
const BROWSER_TESTS = ['chaos', 'cuts', 'hold-leaks', 'write-api']

const LONG = { FIRSTWORD_TEST_ROUNDS: 'long' }

async function runLong(program, args, changes = {}) {
  const env = testEnv({ ...LONG, ...changes })
  const { code } = await run(process.execPath, [join(root, 'node_modules', program), ...args], {
    env,
    limitSeconds: LIMIT_SECONDS,
  })
  return code === 0
}

async function browserTests() {
  const browser = await findBrowser({ install: true })
  if (!browser) throw new StepFailed(`No browser for the long browser tests. Get one with: ${BROWSER_HINT}`)
  await ensureBuilt()
  const changes = { ...browser.env, PLAYWRIGHT_CHROMIUM_PATH: browser.path }
  const names = BROWSER_TESTS.map((name) => `${name}.spec.ts`)
  return runLong('@playwright/test/cli.js', ['test', '--project=embedded', ...names], changes)
}

async function main() {
  await ensureInstalled()
  await ensureServers()
  // Arguments go to Vitest: `npm run test:long -- fuzz` plays one file, and no browser test.
  const filters = process.argv.slice(2)
  const isGood = await runLong('vitest/vitest.mjs', ['run', ...filters])
  const arePagesGood = filters.length > 0 || (await browserTests())
  process.exitCode = isGood && arePagesGood ? 0 : 1
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(main)
}
