/** Reads the test runners' reports, and makes the final lines of `npm test`. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './install.mjs'

const REASON_LINES = 16
const PAGE_LINES = 60
const SLOWEST_FILES = 10

/**
 * The result of one runner.
 *
 * @typedef {object} Result
 * @property {number} passed
 * @property {string[]} failed names of tests, each with its reason
 * @property {string[]} skipped
 * @property {Map<string, number>} seconds duration of each file's tests
 */

/** @returns {Result} */
export const noResult = () => ({ passed: 0, failed: [], skipped: [], seconds: new Map() })

/** The result of a step without tests. */
export const resultOfStep = (name, ok) => ({ ...noResult(), ...(ok ? { passed: 1 } : { failed: [name] }) })

/** Why a test failed, to print below its name, as its output may be far above or cut off. */
const reason = (messages) => indented(stripVTControlCharacters((messages ?? []).join('\n')), REASON_LINES)

/** What the page showed when a test failed, as the files of the run may be gone later. */
function pageOf(attachments = [], readText = (path) => readFileSync(path, 'utf8')) {
  const { path } = attachments.find(({ name }) => name === 'error-context') ?? {}
  if (path === undefined) return ''
  try {
    const [, snapshot = ''] = readText(path).split(/^# Page snapshot$/m)
    return indented(snapshot.split(/^# /m)[0], PAGE_LINES)
  } catch {
    return ''
  }
}

function indented(text, limit) {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, limit)
  return lines.map((line) => `\n           ${line}`).join('')
}

/** Reads a Vitest JSON report. */
export function readVitestReport(report, folder = root) {
  const result = noResult()
  for (const file of report.testResults) {
    const place = relative(folder, file.name)
    result.seconds.set(place, (file.endTime - file.startTime) / 1000 || 0)
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === 'passed') result.passed += 1
      else if (status === 'failed') result.failed.push(`${place}: ${fullName}${reason(failureMessages)}`)
      else result.skipped.push(`${place}: ${fullName}`)
    }
    // A file that fails to load has no failed tests.
    const named = file.assertionResults.some(({ status }) => status === 'failed')
    if (file.status === 'failed' && !named)
      result.failed.push(`${place}: the file itself${reason([file.message ?? ''])}`)
  }
  return result
}

/** Reads a Playwright JSON report; names the database where it is not the embedded one. */
export function readPlaywrightReport(report, readText) {
  const result = noResult()
  const visit = (suite, above) => {
    const path = suite.title === suite.file ? above : [...above, suite.title]
    for (const spec of suite.specs ?? []) {
      for (const { status, results = [], projectName } of spec.tests) {
        const place = `e2e/${spec.file}${projectName === 'postgres' ? ' on Postgres' : ''}`
        const name = `${place}: ${[...path, spec.title].join(' ')}`
        const seconds = results.reduce((sum, { duration = 0 }) => sum + duration / 1000, 0)
        result.seconds.set(place, (result.seconds.get(place) ?? 0) + seconds)
        if (status === 'expected') result.passed += 1
        else if (status === 'skipped') result.skipped.push(name)
        else {
          const { errors, attachments } = results.at(-1) ?? {}
          const why = reason(errors?.map(({ message }) => message ?? ''))
          result.failed.push(`${name}${why}${pageOf(attachments, readText)}`)
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, path)
  }
  for (const suite of report.suites) visit(suite, [])
  return result
}

/** The result of one runner: its report, plus what the report lacks (a crash, an error outside any test). */
export function resultOfRun(name, { code, timedOut, limitSeconds }, reportText, read) {
  let result
  try {
    result = read(JSON.parse(reportText))
  } catch {
    // No report, or an incomplete one: the runner crashed.
    return { ...noResult(), failed: [`${name}: ended without a report (exit code ${code})`] }
  }
  const failed = [...result.failed]
  if (timedOut) failed.push(`${name}: not finished within ${limitSeconds / 60} minutes`)
  else if (result.passed + failed.length === 0) failed.push(`${name}: no test was run`)
  else if (code !== 0 && failed.length === 0) failed.push(`${name}: exit code ${code}, see above`)
  return { ...result, failed }
}

/** The final lines of a run: the slowest files, skipped and failed tests, and the totals last. */
export function summarize(results) {
  const failed = results.flatMap((result) => result.failed)
  const skipped = results.flatMap((result) => result.skipped)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const slowest = results
    .flatMap(({ seconds }) => [...seconds])
    .sort(([, a], [, b]) => b - a)
    .slice(0, SLOWEST_FILES)
  const lines = [
    ...slowest.map(([name, seconds]) => `${seconds.toFixed(1).padStart(7)} s  ${name}`),
    ...skipped.map((name) => `skipped  ${name}`),
    ...failed.map((name) => `failed   ${name}`),
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ]
  return { lines, ok: failed.length === 0 && passed > 0 }
}
