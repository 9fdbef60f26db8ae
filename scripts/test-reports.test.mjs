/** How `npm test` counts the runners' reports. */
import { describe, expect, it } from 'vitest'
import { testEnv } from './test.mjs'
import { noResult, readPlaywrightReport, readVitestReport, resultOfRun, summarize } from './test-reports.mjs'

const ended = { code: 0, timedOut: false }

describe('readVitestReport', () => {
  const tests = (...statuses) => statuses.map((status) => ({ status, fullName: `a ${status} test` }))
  const report = {
    testResults: [
      {
        name: '/repo/lib/a.test.ts',
        status: 'passed',
        startTime: 1_000,
        endTime: 3_500,
        assertionResults: tests('passed', 'passed', 'pending', 'todo'),
      },
      { name: '/repo/lib/b.test.ts', status: 'failed', assertionResults: tests('passed', 'failed') },
      { name: '/repo/lib/c.test.ts', status: 'failed', assertionResults: [] },
    ],
  }

  it('counts tests, and files that do not load', () => {
    expect(readVitestReport(report, '/repo')).toEqual({
      passed: 3,
      failed: ['lib/b.test.ts: a failed test', 'lib/c.test.ts: the file itself'],
      skipped: ['lib/a.test.ts: a pending test', 'lib/a.test.ts: a todo test'],
      seconds: new Map([
        ['lib/a.test.ts', 2.5],
        ['lib/b.test.ts', 0],
        ['lib/c.test.ts', 0],
      ]),
    })
  })
})

describe('the reason for a failure', () => {
  const reportOf = (test) => {
    const place = { title: 'a.spec.ts', file: 'a.spec.ts' }
    return { suites: [{ ...place, specs: [{ title: 'x', file: 'a.spec.ts', tests: [test] }] }] }
  }
  const red = (text) => `\u001b[31m${text}\u001b[39m`

  it('follows the name of a unit test, and of a file', () => {
    const failureMessages = [`${red('AssertionError')}: expected 1\n\n  to be 2`]
    const broken = { name: '/repo/b.ts', status: 'failed', message: 'no such module', assertionResults: [] }
    const test = { status: 'failed', fullName: 'adds', failureMessages }
    const testResults = [{ name: '/repo/a.ts', status: 'failed', assertionResults: [test] }, broken]
    expect(readVitestReport({ testResults }, '/repo').failed).toEqual([
      'a.ts: adds\n           AssertionError: expected 1\n             to be 2',
      'b.ts: the file itself\n           no such module',
    ])
  })

  it('follows the name of a browser test, and is truncated', () => {
    const message = Array.from({ length: 100 }, (_, at) => `line ${at}`).join('\n')
    const test = { status: 'unexpected', results: [{ errors: [{ message }] }] }
    const [failed] = readPlaywrightReport(reportOf(test)).failed
    expect(failed?.split('\n')).toHaveLength(17)
    expect(failed).toMatch(/^e2e\/a\.spec\.ts: x\n {11}line 0\n/)
  })

  it('is followed by the beginning of what the page showed', () => {
    const errors = [{ message: 'Error: element was detached' }]
    const attachments = [{ name: 'trace' }, { name: 'error-context', path: '/results/error-context.md' }]
    const report = reportOf({ status: 'unexpected', results: [{ errors, attachments }] })
    const page = ['- main:', '  - heading "This page could not be shown."', ...Array(100).fill('  - text')].join('\n')
    const texts = { '/results/error-context.md': `# Test info\n\n# Page snapshot\n\n${page}\n\n# Test source\nabc` }
    const [failed] = readPlaywrightReport(report, (path) => texts[path]).failed
    expect(failed).toContain('element was detached\n           - main:\n             - heading "This page could')
    expect(failed).not.toContain('abc')
    expect(failed?.split('\n')).toHaveLength(62)
    expect(
      readPlaywrightReport(report, () => {
        throw new Error('gone')
      }).failed[0],
    ).toMatch(/element was detached$/)
  })
})

describe('readPlaywrightReport', () => {
  it('counts tests at every depth', () => {
    const spec = (title, status) => ({ title, file: 'chat.spec.ts', tests: [{ status }] })
    const inner = { title: 'stop', file: 'chat.spec.ts', specs: [spec('keeps the partial', 'unexpected')] }
    const outer = { title: 'chat.spec.ts', file: 'chat.spec.ts', specs: [spec('sends', 'expected')], suites: [inner] }
    const other = { title: 'b.spec.ts', file: 'b.spec.ts', specs: [spec('waits', 'skipped'), spec('wavers', 'flaky')] }
    expect(readPlaywrightReport({ suites: [outer, other] })).toMatchObject({
      passed: 1,
      failed: ['e2e/chat.spec.ts: stop keeps the partial', 'e2e/chat.spec.ts: wavers'],
      skipped: ['e2e/chat.spec.ts: waits'],
    })
  })
})

describe('the seconds of a browser test file', () => {
  it('are those of its tests, on each database', () => {
    const test = (projectName, ...durations) => ({
      status: 'expected',
      projectName,
      results: durations.map((duration) => ({ duration })),
    })
    const spec = (...tests) => ({ title: 'x', file: 'a.spec.ts', tests })
    const specs = [spec(test('embedded', 1_000), test('postgres', 3_000)), spec(test('embedded', 500))]
    const { seconds } = readPlaywrightReport({ suites: [{ title: 'a.spec.ts', file: 'a.spec.ts', specs }] })
    expect([...seconds]).toEqual([
      ['e2e/a.spec.ts', 1.5],
      ['e2e/a.spec.ts on Postgres', 3],
    ])
  })
})

describe('resultOfRun', () => {
  const of = (result, how = ended, text = '{}') => resultOfRun('unit', how, text, () => result)
  const good = { ...noResult(), passed: 2 }

  it('accepts a clean run', () => {
    expect(of(good)).toEqual(good)
  })

  it.each([
    ['no report', of(good, { code: 1 }, ''), 'unit: ended without a report (exit code 1)'],
    ['half a report', of(good, ended, '{"tests":'), 'unit: ended without a report (exit code 0)'],
    ['no tests', of({ ...noResult(), skipped: ['a'] }), 'unit: no test was run'],
    ['an error outside any test', of(good, { code: 1 }), 'unit: exit code 1, see above'],
  ])('counts %s as a failure', (_, result, failure) => {
    expect(result.failed).toEqual([failure])
  })

  it('counts a failed test once', () => {
    expect(of({ ...noResult(), passed: 1, failed: ['x'] }, { code: 1 }).failed).toEqual(['x'])
  })

  it('counts a run that was ended at its limit as a failure', () => {
    expect(of(good, { code: 137, timedOut: true }).failed).toHaveLength(1)
  })
})

describe('summarize', () => {
  it('ends with the totals', () => {
    const results = [
      { ...noResult(), passed: 1 },
      { ...noResult(), passed: 5, failed: ['x'], skipped: ['y', 'z'] },
    ]
    const { lines, ok } = summarize(results)
    expect(lines.at(-1)).toBe('6 passed, 1 failed, 2 skipped')
    expect(lines.slice(0, -1)).toEqual(['skipped  y', 'skipped  z', 'failed   x'])
    expect(ok).toBe(false)
  })

  it('starts with the ten slowest files of all runners', () => {
    const files = (...pairs) => ({ ...noResult(), seconds: new Map(pairs) })
    const many = Array.from({ length: 10 }, (_, at) => [`${at}.test.ts`, at])
    const { lines } = summarize([files(...many), files(['e2e/a.spec.ts', 123.45])])
    expect(lines.slice(0, 2)).toEqual(['  123.5 s  e2e/a.spec.ts', '    9.0 s  9.test.ts'])
    expect(lines).toHaveLength(11)
    expect(lines).not.toContain('    0.0 s  0.test.ts')
  })

  it('accepts skipped tests, but not an empty run', () => {
    expect(summarize([{ ...noResult(), passed: 1, skipped: ['y'] }]).ok).toBe(true)
    expect(summarize([]).ok).toBe(false)
  })
})

describe('testEnv', () => {
  it("keeps the runner's keys out of the tests", () => {
    const outer = {
      ANTHROPIC_API_KEY: 'k',
      ANTHROPIC_BASE_URL: 'u',
      AUTH_SECRET: 's',
      DATABASE_URL: 'd',
      NODE_ENV: 'production',
      PATH: 'p',
    }
    const env = testEnv({ EXTRA: '1' }, outer)
    expect(env).toMatchObject({ EXTRA: '1', PATH: 'p' })
    for (const name of Object.keys(outer).slice(0, 5)) expect(env).not.toHaveProperty(name)
  })
})
