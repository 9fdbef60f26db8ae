/** The log: one line an event, and no secrets on it. */
import { EventEmitter } from 'node:events'
import Anthropic from '@anthropic-ai/sdk'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { guardConsole, surviveLostOutput } from './guard-console'
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

test.each([0, 100, 185, 190, 195, 485, 495])(
  'a secret that begins at character %i is blotted out before anything is cut',
  (at) => {
    const secret = 'sk-ant-canary"quoted'
    const text = `${'x'.repeat(at)}${secret}`
    const line = logged((log) => log.error('failed', { field: text }, new Error(text)))
    expect(line).not.toContain('sk-')
  },
)

test.each([
  ['in JSON', JSON.stringify('sk-ant-canary"quoted')],
  ['in an address', encodeURIComponent('sk-ant-canary"quoted')],
  ['in base64', Buffer.from('sk-ant-canary"quoted').toString('base64')],
])('a secret %s is blotted out', (_form, written) => {
  expect(logged((log) => log.error('failed', { field: written }, new Error(written)))).not.toContain(
    written.slice(2, 18),
  )
})

test('foreign texts are cut and stripped of invisible characters', () => {
  const model = `a\u001b[31m\u202eb\u{e0041}\u2028${'x'.repeat(10_000)}`
  const { model: told } = JSON.parse(logged((log) => log.info('answer ended', { model })))
  expect(told).toMatch(/^a \[31m b +x+$/)
  expect(told.length).toBeLessThanOrEqual(500)
})

const CANARY = 'canary words of a person'

test.each([
  [
    'a refusal of the upstream',
    Anthropic.APIError.generate(
      400,
      { type: 'error', error: { type: 'invalid_request_error', message: CANARY } },
      undefined,
      new Headers({ 'request-id': 'req_1' }),
    ),
    { causeStatus: 400, causeType: 'invalid_request_error', causeRequestId: 'req_1' },
  ],
  [
    'an error in its stream',
    new Anthropic.APIError(undefined, { error: { type: CANARY, message: CANARY } }, undefined, new Headers()),
    { cause: 'APIError' },
  ],
  [
    'a connection that was lost',
    new Anthropic.APIConnectionError({
      message: CANARY,
      cause: new TypeError('fetch failed', { cause: Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' }) }),
    }),
    { causeCode: 'ECONNREFUSED' },
  ],
  ['JSON that cannot be read', thrownBy(() => JSON.parse(`{"a":"${CANARY}`)), { cause: 'SyntaxError' }],
  ['a check that failed', z.enum(['x']).safeParse(CANARY).error, { cause: 'ZodError' }],
])('of %s the kind is logged, and nothing that it quotes', (_name, cause, told) => {
  const line = logged((log) => log.error('failed', {}, cause))
  expect(line).not.toContain('canary')
  expect(JSON.parse(line)).toMatchObject(told)
})

function thrownBy(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

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

test('what others print is one line of the log, without what hangs on an error', () => {
  const lines: string[] = []
  const printed = { error: (..._given: unknown[]) => {}, warn: (..._given: unknown[]) => {} }
  guardConsole(
    createLogger(['sk-ant-canary'], (line) => lines.push(line)),
    printed,
  )
  const error = Object.assign(new SyntaxError('canary words'), { digest: '123', params: ['canary hash'] })
  printed.error(error)
  printed.warn('unhandledRejection:', { words: 'canary' }, 'sk-ant-canary')
  expect(lines.join('')).not.toContain('canary')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { event: 'printed', cause: 'SyntaxError', digest: '123', frames: expect.stringContaining('log.test.ts') },
    { event: 'printed', words: 'unhandledRejection: [object] [secret]' },
  ])
})

test('a log whose reader has gone stops nobody', () => {
  const output = new EventEmitter()
  surviveLostOutput([output])
  // Without a listener an `error` event is thrown.
  expect(() => output.emit('error', new Error('write EPIPE'))).not.toThrow()
})
