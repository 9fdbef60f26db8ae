/** `npm test`: checks, unit tests and browser tests in one run, with one line of totals at the end. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BROWSER_HINT, findBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { isBuildServer } from './debian.mjs'
import { childEnv, ensureInstalled, isMain, npmCommand, requireNode, root, run, runMain } from './install.mjs'
import { ensureOtherBrowsers, whyIncomplete } from './other-browsers.mjs'
import { ensureServers, SERVERS_HINT } from './servers.mjs'
import {
  noResult,
  readPlaywrightReport,
  readVitestReport,
  resultOfRun,
  resultOfStep,
  summarize,
} from './test-reports.mjs'

const RUNNER_LIMIT_SECONDS = 30 * 60

/** The environment of the tests: without the developer's keys, so that no test can spend money. */
export function testEnv(changes = {}, outer = process.env) {
  const removed = Object.keys(outer).filter((name) =>
    /^ANTHROPIC_|^(AUTH_SECRET|DATABASE_URL|DATA_DIR|NODE_ENV)$/.test(name),
  )
  return childEnv({ ...Object.fromEntries(removed.map((name) => [name, undefined])), ...changes }, outer)
}

const heading = (title) => console.log(`\n── ${title}`)

async function check() {
  heading('lint, imports, types')
  const { command, args, shell } = npmCommand()
  const { code } = await run(command, [...args, 'run', 'check'], { shell, env: testEnv() })
  return resultOfStep('check: lint, imports, types', code === 0)
}

async function build() {
  try {
    await ensureBuilt()
    return true
  } catch (error) {
    console.error(error.message)
    return false
  }
}

async function runTests(name, args, reportFile, env, read) {
  const limitSeconds = RUNNER_LIMIT_SECONDS
  const outcome = await run(process.execPath, args, { env, limitSeconds })
  let reportText = ''
  try {
    reportText = readFileSync(reportFile, 'utf8')
  } catch {
    // resultOfRun counts a missing report as a failure.
  }
  return resultOfRun(name, { ...outcome, limitSeconds }, reportText, read)
}

function unit(folder) {
  heading('unit tests')
  const report = join(folder, 'unit.json')
  return runTests('unit tests', vitest(report), report, testEnv(), readVitestReport)
}

function vitest(report) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters]
}

/** Reports tests that cannot run here; on a build server that is a failure. */
function missing(name) {
  console.log(name)
  return isBuildServer() ? resultOfStep(name, false) : { ...noResult(), skipped: [name] }
}

/** Reports missing servers; the tests that need them are skipped one by one. */
function servers({ postgres, redis }) {
  if (postgres && redis) return noResult()
  const names = [...(postgres ? [] : ['Postgres']), ...(redis ? [] : ['Redis'])].join(' and ')
  return missing(`tests with a real ${names}: not on this machine; get them with: ${SERVERS_HINT}`)
}

function endToEnd(folder, browser, isBuilt) {
  heading('browser tests')
  if (!browser) return missing(`browser tests: no browser; get one with: ${BROWSER_HINT}`)
  if (!isBuilt) return resultOfStep('browser tests: the app does not build', false)
  const report = join(folder, 'e2e.json')
  const env = { ...browser.env, PLAYWRIGHT_CHROMIUM_PATH: browser.path, PLAYWRIGHT_REPORT_FILE: report }
  const args = [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test']
  return runTests('browser tests', args, report, testEnv(env), readPlaywrightReport)
}

async function getPrograms() {
  const browser = await findBrowser({ install: true })
  const serverPrograms = await ensureServers()
  return { browser, serverPrograms, others: await ensureOtherBrowsers() }
}

/** Runs the stories in Firefox and WebKit; those of a missing browser are skipped one by one. */
async function otherBrowsers(folder, browsers, isBuilt) {
  heading('browser tests in Firefox and WebKit')
  const reason = whyIncomplete(browsers)
  const absent = reason ? [missing(reason)] : []
  if (!browsers.firefox && !browsers.webkit) return absent
  if (!isBuilt) return [...absent, resultOfStep('tests in Firefox and WebKit: the app does not build', false)]
  const report = join(folder, 'other-browsers.json')
  const args = [...vitest(report), '--config', join(root, 'e2e', 'browsers', 'vitest.config.ts')]
  return [...absent, await runTests('tests in Firefox and WebKit', args, report, testEnv(), readVitestReport)]
}

async function main() {
  await ensureInstalled()
  const folder = mkdtempSync(join(tmpdir(), 'firstword-test-'))
  try {
    // Programs are downloaded while the checks run.
    const gettingPrograms = getPrograms()
    const checkResult = await check()
    const { browser, serverPrograms, others } = await gettingPrograms
    // A build leaves a core idle for half of its time.
    const [units, isBuilt] = await Promise.all([unit(folder), build()])
    const results = [
      servers(serverPrograms),
      checkResult,
      units,
      await endToEnd(folder, browser, isBuilt),
      ...(await otherBrowsers(folder, others, isBuilt)),
    ]
    const { lines, ok } = summarize(results)
    console.log(`\n${lines.join('\n')}`)
    process.exitCode = ok ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(main)
}
