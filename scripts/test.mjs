/** `npm test`: checks, unit tests and browser tests in one run, with one line of totals at the end. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { BROWSER_HINT, findBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { childEnv, ensureInstalled, isMain, npmCommand, requireNode, root, run, runMain } from './install.mjs'
import { ensureServers, SERVERS_HINT } from './servers.mjs'

const RUNNER_LIMIT_SECONDS = 60 * 60

const REASON_LINES = 16

/** Why a test failed, below its name: what was printed when it failed may be far above, or cut away. */
function reason(messages) {
  const lines = stripVTControlCharacters((messages ?? []).join('\n')).split('\n')
  const kept = lines.filter((line) => line.trim() !== '').slice(0, REASON_LINES)
  return kept.map((line) => `\n           ${line}`).join('')
}

/** Names and counts what a vitest JSON report tells. */
export function readVitestReport(report, folder = root) {
  const result = { passed: 0, failed: [], skipped: [] }
  for (const file of report.testResults) {
    const place = relative(folder, file.name)
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') result.passed += 1
      else if (status === 'failed') result.failed.push(`${place}: ${fullName}${reason(failureMessages)}`)
      else result.skipped.push(`${place}: ${fullName}`)
    }
    // A file that does not even load has no tests to fail.
    const named = file.assertionResults.some(({ status }) => status === 'failed')
    if (file.status === 'failed' && !named)
      result.failed.push(`${place}: the file itself${reason([file.message ?? ''])}`)
  }
  return result
}

/** Names and counts what a Playwright JSON report tells. */
export function readPlaywrightReport(report) {
  const result = { passed: 0, failed: [], skipped: [] }
  const visit = (suite, above) => {
    const path = suite.title === suite.file ? above : [...above, suite.title]
    for (const spec of suite.specs ?? []) {
      for (const { status, results } of spec.tests) {
        const name = `e2e/${spec.file}: ${[...path, spec.title].join(' ')}`
        if (status === 'expected') result.passed += 1
        else if (status === 'skipped') result.skipped.push(name)
        else result.failed.push(`${name}${reason(results?.at(-1)?.errors?.map(({ message }) => message ?? ''))}`)
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, path)
  }
  for (const suite of report.suites) visit(suite, [])
  return result
}

/** The result of one runner: its report, plus what the report does not tell (a crash, an error outside any test). */
export function resultOfRun(name, { code, timedOut }, reportText, read) {
  let result
  try {
    result = read(JSON.parse(reportText))
  } catch {
    // No report, or half of one: the runner crashed.
    return { passed: 0, failed: [`${name}: ended without a report (exit code ${code})`], skipped: [] }
  }
  const failed = [...result.failed]
  if (timedOut) failed.push(`${name}: not finished within ${RUNNER_LIMIT_SECONDS / 60} minutes`)
  else if (result.passed + failed.length === 0) failed.push(`${name}: no test was run`)
  else if (code !== 0 && failed.length === 0) failed.push(`${name}: exit code ${code}, see above`)
  return { ...result, failed }
}

/** The lines that end a run, the totals last. */
export function summarize(results) {
  const failed = results.flatMap((result) => result.failed)
  const skipped = results.flatMap((result) => result.skipped)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const total = `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
  const lines = [...skipped.map((name) => `skipped  ${name}`), ...failed.map((name) => `failed   ${name}`), total]
  return { lines, ok: failed.length === 0 && passed > 0 }
}

/** The environment of the tests: without the keys of whoever runs them, so that no test can spend money. */
export function testEnv(changes = {}, outer = process.env) {
  const removed = Object.keys(outer).filter((name) =>
    /^ANTHROPIC_|^(AUTH_SECRET|DATABASE_URL|DATA_DIR|NODE_ENV)$/.test(name),
  )
  return childEnv({ ...Object.fromEntries(removed.map((name) => [name, undefined])), ...changes }, outer)
}

const passedOne = { passed: 1, failed: [], skipped: [] }
const failedOne = (name) => ({ passed: 0, failed: [name], skipped: [] })
const heading = (title) => console.log(`\n── ${title}`)

async function check() {
  heading('lint, imports, types')
  const { command, args, shell } = npmCommand()
  const { code } = await run(command, [...args, 'run', 'check'], { shell, env: testEnv() })
  return code === 0 ? passedOne : failedOne('check: lint, imports, types')
}

async function runTests(name, args, reportFile, env, read) {
  const ended = await run(process.execPath, args, { env, limitSeconds: RUNNER_LIMIT_SECONDS })
  let reportText = ''
  try {
    reportText = readFileSync(reportFile, 'utf8')
  } catch {
    // resultOfRun makes a failure of an absent report.
  }
  return resultOfRun(name, ended, reportText, read)
}

function unit(folder) {
  heading('unit tests')
  const report = join(folder, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters]
  return runTests('unit tests', args, report, testEnv(), readVitestReport)
}

const isBuildServer = () => Boolean(process.env.CI) && process.env.CI !== 'false'

/** Tests that cannot run here: named, and on a build server a failure. */
function missing(name) {
  console.log(name)
  return isBuildServer() ? failedOne(name) : { passed: 0, failed: [], skipped: [name] }
}

/** Whether the servers are there that some tests need; those tests are skipped one by one where they are not. */
function servers({ postgres, redis }) {
  if (postgres && redis) return { passed: 0, failed: [], skipped: [] }
  const names = [...(postgres ? [] : ['Postgres']), ...(redis ? [] : ['Redis'])].join(' and ')
  return missing(`tests with a real ${names}: not on this machine; get them with: ${SERVERS_HINT}`)
}

async function endToEnd(folder, browser) {
  heading('browser tests')
  if (!browser) return missing(`browser tests: no browser; get one with: ${BROWSER_HINT}`)
  try {
    await ensureBuilt()
  } catch (error) {
    console.error(error.message)
    return failedOne('browser tests: the app does not build')
  }
  return browserTests('browser tests', join(folder, 'e2e.json'), browser, {})
}

/** The same stories on a Postgres server: those that touch what is stored, and all with FIRSTWORD_E2E_ALL=1. */
async function endToEndOnPostgres(folder, browser, { postgres }) {
  if (!browser || !postgres) return { passed: 0, failed: [], skipped: [] }
  heading('browser tests on Postgres')
  const report = join(folder, 'e2e-postgres.json')
  const result = await browserTests('browser tests on Postgres', report, browser, {
    FIRSTWORD_E2E_DATABASE: 'postgres',
  })
  const named = (names) => names.map((name) => `on Postgres: ${name}`)
  return { ...result, failed: named(result.failed), skipped: named(result.skipped) }
}

function browserTests(name, report, browser, changes) {
  const place = { PLAYWRIGHT_CHROMIUM_PATH: browser.path, PLAYWRIGHT_REPORT_FILE: report }
  const args = [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test']
  return runTests(name, args, report, testEnv({ ...browser.env, ...place, ...changes }), readPlaywrightReport)
}

async function main() {
  await ensureInstalled()
  const folder = mkdtempSync(join(tmpdir(), 'firstword-test-'))
  try {
    const browser = await findBrowser({ install: true })
    const found = await ensureServers()
    const results = [
      servers(found),
      await check(),
      await unit(folder),
      await endToEnd(folder, browser),
      await endToEndOnPostgres(folder, browser, found),
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
