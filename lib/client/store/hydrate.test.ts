/** A stored answer becomes one that may grow: the same, with nothing left open that nobody is at work on. */
import { expect, test } from 'vitest'
import type { AnswerStatus, Message } from '@/lib/shared/message'
import { toMessage } from '@/lib/stream/growing-message'
import type { Answer } from './entry'
import { hydrate } from './hydrate'

const answerOf = (parts: unknown[], status?: AnswerStatus) =>
  hydrate({
    id: 'a1',
    role: 'assistant',
    parts: parts as Message['parts'],
    ...(status && { metadata: { status } }),
  }) as Answer

const call = { type: 'tool-act', toolCallId: 'c', input: { a: 1 } }
const at = '2026-11-20T10:00:00.000Z'
const error = { code: 'overloaded', message: 'Busy.', retryable: true, requestId: 'r' }

test('every part is there again, and the answer has ended', () => {
  const parts = [
    {
      type: 'reasoning',
      text: 'Hm',
      state: 'done',
      providerMetadata: { firstword: { durationMs: 5, redacted: true } },
    },
    { type: 'text', text: 'Hello', state: 'done' },
    { ...call, state: 'output-available', output: 1 },
    { type: 'file', mediaType: 'image/png', url: '/api/files/a' },
    { type: 'hologram', depth: 3 },
    { type: 'data-error', data: error },
  ]
  const answer = answerOf(parts, 'error')
  expect(answer).toMatchObject({ id: 'a1', key: 'a1', status: 'error', error, message: { id: 'a1', ended: true } })
  expect(toMessage(answer.message).parts).toEqual(parts)
})

test('an error before a continuation no longer counts', () => {
  const parts = [
    { type: 'data-error', data: error },
    { type: 'data-continuation', data: { reason: 'error', at } },
  ]
  expect(answerOf(parts, 'complete').error).toBeUndefined()
})

test.each([
  ['input-available', undefined, 'output-error'],
  ['approval-responded', 'interrupted', 'output-error'],
  ['input-streaming', 'stopped', 'output-error'],
  ['approval-requested', 'interrupted', 'approval-requested'],
  ['input-available', 'waiting', 'input-available'],
  ['approval-requested', 'waiting', 'approval-requested'],
] as const)('a call that is %s in an answer that is %s', (state, status, expected) => {
  const approval = state === 'approval-requested' ? { approval: { id: 'c' } } : {}
  const answer = answerOf([{ ...call, state, ...approval }], status)
  expect(answer.status).toBe(status ?? 'interrupted')
  expect(answer.message.parts).toMatchObject([{ state: expected, errorText: undefined }])
})
