/** The log: one line an event, and no secrets on it. */
import { expect, test } from 'vitest'
import { createLogger } from './log'

function logged(run: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  run(createLogger(['sk-ant-canary"quoted'], (line) => lines.push(line)))
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

test('an event is one line of JSON', () => {
  const line = logged((log) => log.info('answer ended', { status: 'complete', note: 'a\nb' }))
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'answer ended', status: 'complete', note: 'a\nb' })
})

test('a secret is blotted out wherever it turns up', () => {
  const line = logged((log) =>
    log.error('failed', { field: 'key sk-ant-canary"quoted!' }, new Error('401 for sk-ant-canary"quoted')),
  )
  expect(line).not.toContain('canary')
  expect(JSON.parse(line)).toMatchObject({ field: 'key [secret]!', causeMessage: '401 for [secret]' })
})

test('a cause is named shortly', () => {
  const cause = Object.assign(new TypeError('x'.repeat(900)), { status: 529, code: 'ECONNRESET' })
  expect(JSON.parse(logged((log) => log.error('failed', {}, cause)))).toMatchObject({
    cause: 'TypeError',
    causeStatus: 529,
    causeCode: 'ECONNRESET',
    causeMessage: 'x'.repeat(200),
  })
})

test('T44: of a failed statement its reason is logged, not its values', () => {
  const reason = Object.assign(new Error('relation "x" does not exist'), { code: '42P01' })
  const wrapped = Object.assign(new Error('Failed query: insert into x\nparams: canary words', { cause: reason }), {
    query: 'insert into x',
    params: ['canary words'],
  })
  const line = logged((log) => log.error('failed', {}, wrapped))
  expect(line).not.toContain('canary')
  expect(JSON.parse(line)).toMatchObject({ causeMessage: 'relation "x" does not exist', causeCode: '42P01' })
})
