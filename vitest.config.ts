/** Unit tests: everything but the browser stories in e2e. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { isLong } from './scripts/rounds.mjs'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '')

const FOLDERS = ['app', 'bench', 'components', 'examples', 'lib', 'scripts']
/** Of one test: long enough on a machine that has much else to do. */
const limitMs = isLong ? 60 * 60_000 : 60_000

const TESTS = `{${FOLDERS.join()}}/**/*.test.{ts,tsx,mjs}`

/** The benches' peers bring tests of their own. */
const STRANGERS = '**/node_modules/**'

/** What a file says that cannot share a process: mocks of modules, or a count of all timers that there are. */
const ALONE = /\bvi\.(?:mock|doMock|resetModules|getTimerCount)\(/
/** What a file says that wants the environment of a page. */
const PAGE = /@vitest-environment happy-dom/

const files = FOLDERS.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.test\.(?:ts|tsx|mjs)$/.test(entry.name))
  .map(({ parentPath, name }) => join(parentPath, name))
  .filter((file) => !file.includes('/node_modules/'))
const alone = files.filter((file) => ALONE.test(readFileSync(file, 'utf8')))
const page = files.filter((file) => !alone.includes(file) && PAGE.test(readFileSync(file, 'utf8')))

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // The marker throws outside of a server bundle; in tests every module is on its own side.
      'server-only': join(dirname(require.resolve('server-only')), 'empty.js'),
    },
  },
  test: {
    globalSetup: [join(root, 'scripts/unit-servers.ts')],
    setupFiles: [join(root, 'scripts/unit-setup.ts')],
    // A wait for what another process or a server does looks often, and not for ever.
    expect: { poll: { interval: 5, timeout: 20_000 } },
    testTimeout: limitMs,
    hookTimeout: limitMs,
    teardownTimeout: 60_000,
    // Four times what Node gives new objects; a tenth of the tests' time would go into clearing them away.
    execArgv: ['--max-semi-space-size=64'],
    // One less than there are processors by default, which on a small machine leaves half of it idle.
    maxWorkers: availableParallelism(),
    // In the order of their names, so that a process that files share has them one after the other. Most files are in
    // `together`: a worker loads the app's modules and opens a database once for all of them, not once for each.
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'page', include: page, isolate: false } },
      {
        extends: true,
        test: { name: 'together', include: [TESTS], exclude: [STRANGERS, ...alone, ...page], isolate: false },
      },
    ],
  },
})
