/** Unit tests: everything except the browser tests in e2e. */
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
/** The limit of one test, generous enough for a busy machine. */
const limitMs = isLong ? 60 * 60_000 : 60_000

const TESTS = `{${FOLDERS.join()}}/**/*.test.{ts,tsx,mjs}`

/** The benches' peers have packages of their own, with tests. */
const PACKAGES = '**/node_modules/**'

/** Marks a file that cannot share a process: it mocks modules or counts all timers. */
const ALONE = /\bvi\.(?:mock|doMock|resetModules|getTimerCount)\(/
/** Marks a file that needs the environment of a page. */
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
      // The marker throws outside of a server bundle, and tests have no bundles.
      'server-only': join(dirname(require.resolve('server-only')), 'empty.js'),
    },
  },
  test: {
    globalSetup: [join(root, 'scripts/unit-servers.ts')],
    setupFiles: [join(root, 'scripts/unit-setup.ts')],
    // Waiting for other processes: poll often, with a limit.
    expect: { poll: { interval: 5, timeout: 20_000 } },
    testTimeout: limitMs,
    hookTimeout: limitMs,
    teardownTimeout: 60_000,
    // Four times Node's default for new objects, which saves a tenth of the tests' time in garbage collection.
    execArgv: ['--max-semi-space-size=64'],
    // The default is one fewer than there are cores, which leaves half of a small machine idle.
    maxWorkers: availableParallelism(),
    // Most files are in `together`, where a worker loads the app's modules and opens a database once for all of them.
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'page', include: page, isolate: false } },
      {
        extends: true,
        test: { name: 'together', include: [TESTS], exclude: [PACKAGES, ...alone, ...page], isolate: false },
      },
    ],
  },
})
