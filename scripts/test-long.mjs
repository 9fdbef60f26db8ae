/** `npm run test:long`: the unit tests in their long form, with everything that is random played many times. */
import { join } from 'node:path'
import { ensureInstalled, isMain, requireNode, root, run, runMain } from './install.mjs'
import { ensureServers } from './servers.mjs'
import { testEnv } from './test.mjs'

const LIMIT_SECONDS = 4 * 60 * 60

async function main() {
  await ensureInstalled()
  await ensureServers()
  // What follows the command goes to Vitest: `npm run test:long -- fuzz` plays one file.
  const args = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]
  const { code } = await run(process.execPath, args, {
    env: testEnv({ FIRSTWORD_TEST_ROUNDS: 'long' }),
    limitSeconds: LIMIT_SECONDS,
  })
  process.exitCode = code === 0 ? 0 : 1
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(main)
}
