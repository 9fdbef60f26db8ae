/** An answer that continues: the same message, from another log, with a continuation in it. */
import { expect, test } from 'vitest'
import { ClientError } from '@/lib/client/api/client-error'
import { FINISH, open, pagesOf, START, settle, TEXT } from '@/lib/client/fixtures/hand-session'
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerStatus, ContinuationReason, Message } from '@/lib/shared/message'
import { toMessage } from '@/lib/stream/growing-message'

const end = (status: AnswerStatus): Chunk => ({ type: 'finish', messageMetadata: { status } })
const continuation = (reason: ContinuationReason): Chunk => ({
  type: 'data-continuation',
  data: { reason, at: '2026-11-21T10:00:00.000Z' },
})
const MORE: Chunk[] = [
  { type: 'text-start', id: '1' },
  { type: 'text-delta', id: '1', delta: ' world' },
]
const SEGMENT_END: Chunk = { type: 'data-segment-end', data: { reason: 'time_limit' }, transient: true }

/** A session with an answer that has ended so. */
async function ended(status: AnswerStatus, ...before: Chunk[]) {
  const hand = open()
  hand.session.send('Hi')
  hand.say(START, ...TEXT, ...before, end(status))
  hand.asks[0]?.end()
  await settle()
  const texts = () => {
    const answer = hand.answer()
    return answer ? toMessage(answer.message).parts.map((part) => (part.type === 'text' ? part.text : part.type)) : []
  }
  return { ...hand, texts }
}

test('the same message continues after a mark', async () => {
  const { session, answer, texts, sayFrom, asks, ids } = await ended('stopped')
  const key = answer()?.key
  session.goOn()
  expect(asks[1]?.body).toEqual({
    id: 'chat',
    trigger: 'continue-message',
    messageId: 'a1',
    idempotencyKey: expect.any(String),
  })
  expect(answer()).toMatchObject({ key, status: 'submitted' })
  expect(session.running()).toBe(answer())
  sayFrom('a1-2', START, ...TEXT, continuation('stopped'))
  expect(answer()?.status).toBe('submitted')
  sayFrom('a1-2', ...MORE)
  expect(answer()?.status).toBe('streaming')
  sayFrom('a1-2', FINISH)
  asks[1]?.end()
  await settle()
  expect(texts()).toEqual(['Hello', 'data-continuation', ' world'])
  expect(answer()).toMatchObject({ key, status: 'complete' })
  expect(ids()).toHaveLength(2)
})

test('what is shown never gets shorter while the answer comes again', async () => {
  const { session, texts, sayFrom } = await ended('interrupted')
  session.goOn()
  const shown: string[][] = []
  for (const chunk of [
    START,
    TEXT[0],
    { ...TEXT[1], delta: 'He' },
    { ...TEXT[1], delta: 'llo' },
    continuation('interrupted'),
  ]) {
    sayFrom('a1-2', chunk as Chunk)
    shown.push(texts())
  }
  expect(shown.map(([text]) => text)).toEqual(Array.from(shown, () => 'Hello'))
})

test('text that a crash has lost disappears at the continuation, and no sooner', async () => {
  const { session, texts, sayFrom } = await ended('interrupted')
  session.goOn()
  sayFrom('a1-2', START, { type: 'text-start', id: '0' }, { type: 'text-delta', id: '0', delta: 'Hell' })
  expect(texts()).toEqual(['Hello'])
  sayFrom('a1-2', continuation('interrupted'), ...MORE)
  expect(texts()).toEqual(['Hell', 'data-continuation', ' world'])
})

test('the error before the continuation no longer counts', async () => {
  const data = { code: 'overloaded' as const, message: 'Busy.', retryable: true, requestId: 'r' }
  const { session, answer, sayFrom } = await ended('error', { type: 'data-error', data })
  expect(answer()?.error).toEqual(data)
  session.goOn()
  expect(answer()?.error).toBeUndefined()
  sayFrom('a1-2', START, ...TEXT, { type: 'data-error', data }, continuation('error'), ...MORE)
  expect(answer()).toMatchObject({ error: undefined, status: 'streaming' })
})

test.each([
  new ClientError({ code: 'already_running', message: 'Wait.', retryable: true, requestId: '' }),
  new ClientError({ code: 'budget_spent', message: 'Spent.', retryable: true, requestId: '' }),
  new TypeError('gone'),
])('a refusal (%s) leaves the answer as it was, with the reason', async (thrown) => {
  const { session, answer, texts, asks } = await ended('cut')
  session.goOn()
  asks[1]?.fail(thrown)
  await settle()
  expect(texts()).toEqual(['Hello'])
  expect(answer()).toMatchObject({ status: 'cut', continueError: { message: expect.any(String) } })
  expect(session.running()).toBeUndefined()
  session.goOn()
  expect(answer()).toMatchObject({ status: 'submitted', continueError: undefined })
  expect(asks[2]?.body.idempotencyKey).not.toBe(asks[1]?.body.idempotencyKey)
})

test('a connection that stays broken after the continuation leaves what came, interrupted', async () => {
  const { session, answer, texts, sayFrom, asks } = await ended('stopped')
  session.goOn()
  sayFrom('a1-2', START, ...TEXT, continuation('stopped'), ...MORE)
  asks[1]?.fail(new TypeError('gone'))
  await settle()
  expect(texts()).toEqual(['Hello', 'data-continuation', ' world'])
  expect(answer()).toMatchObject({ status: 'interrupted', error: { code: 'connection_lost' } })
})

test('an answer may continue before its first stream has closed', async () => {
  const { session, answer, say, asks } = open()
  session.send('Hi')
  say(START, ...TEXT, end('cut'))
  session.goOn()
  asks[0]?.end()
  await settle()
  expect(session.phase()).toBe('continuing')
  expect(answer()).toMatchObject({ status: 'submitted', continueError: undefined })
})

test('stop waits until the server has the request', async () => {
  const { session, sayFrom, stops } = await ended('cut')
  session.goOn()
  session.stop()
  expect(stops()).toBe(0)
  sayFrom('a1-2', START)
  expect(stops()).toBe(1)
})

test('a segment that ends is followed by the next one, and the answer never looks interrupted', async () => {
  const { session, answer, say, sayFrom, asks, store, texts } = await ended('complete')
  session.retry()
  const seen = new Set<string | undefined>()
  store.subscribe(undefined, () => seen.add(answer()?.status))
  say(START, ...TEXT, SEGMENT_END, end('interrupted'))
  expect(session.running()).toBe(answer())
  asks[1]?.end()
  await settle()
  expect(asks[2]?.body).toMatchObject({ trigger: 'continue-message', messageId: 'a1', idempotencyKey: 'after-a1' })
  sayFrom('a1-2', START, ...TEXT, continuation('time_limit'), ...MORE, SEGMENT_END, end('interrupted'))
  asks[2]?.end()
  await settle()
  expect(asks[3]?.body).toMatchObject({ idempotencyKey: 'after-a1-2' })
  sayFrom('a1-3', START, ...TEXT, continuation('time_limit'), ...MORE, continuation('time_limit'), FINISH)
  asks[3]?.end()
  await settle()
  expect(texts()).toEqual(['Hello', 'data-continuation', ' world', 'data-continuation'])
  expect([...seen].sort()).toEqual(['complete', 'streaming', 'submitted'])
})

test('segments are not asked for forever', async () => {
  const { session, answer, sayFrom, asks } = await ended('cut')
  session.goOn()
  for (let segment = 0; session.running(); segment += 1) {
    sayFrom(
      `a1-${segment}`,
      START,
      ...TEXT,
      ...Array.from({ length: segment + 1 }, () => continuation('time_limit')),
      SEGMENT_END,
    )
    sayFrom(`a1-${segment}`, end('interrupted'))
    asks.at(-1)?.end()
    await settle()
  }
  expect(asks).toHaveLength(22)
  expect(answer()?.status).toBe('interrupted')
})

test.each([
  [undefined, 'after-a1'],
  [[{}, {}], 'after-a1-2'],
])('opened after a segment that nobody saw end, the answer goes on by itself', async (segments, idempotencyKey) => {
  const stored: Message[] = [
    { id: 'q1', role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
    {
      id: 'a1',
      role: 'assistant',
      parts: [{ type: 'text', text: 'Hello' }],
      metadata: { status: 'interrupted', segmentEnd: 'draining', ...(segments && { segments }) },
    },
  ]
  const { session, asks, answer } = open(pagesOf(0, { messages: stored }))
  await session.open()
  expect(asks).toHaveLength(1)
  expect(asks[0]?.body).toMatchObject({ trigger: 'continue-message', messageId: 'a1', idempotencyKey })
  expect(session.running()).toBe(answer())
})

test('an answer that broke off for another reason waits for its reader', async () => {
  const stored: Message[] = [{ id: 'a1', role: 'assistant', parts: [], metadata: { status: 'interrupted' } }]
  const { session, asks } = open(pagesOf(0, { messages: stored }))
  await session.open()
  expect(asks).toEqual([])
})

test('a segment that another tab has continued is read from the stored chat', async () => {
  const { session, say, asks, ids } = await ended('complete')
  session.retry()
  say(START, ...TEXT, SEGMENT_END, end('interrupted'))
  asks[1]?.end()
  await settle()
  asks[2]?.fail(new ClientError({ code: 'already_running', message: 'Wait.', retryable: true, requestId: '' }))
  await settle()
  // The stored chat of this test has no message.
  expect(ids()).toEqual([])
})

test('stopped between two segments, no next one is asked for', async () => {
  const { session, answer, say, asks } = await ended('complete')
  session.retry()
  say(START, ...TEXT, SEGMENT_END, end('interrupted'))
  session.stop()
  asks[1]?.end()
  await settle()
  expect(asks).toHaveLength(2)
  expect(answer()?.status).toBe('interrupted')
})

test('a log that comes again from its start doubles nothing', async () => {
  const { session, texts, say, sayFrom } = open2()
  session.send('Hi')
  say(START, ...TEXT)
  sayFrom('a1-stored', START, ...TEXT, ...MORE)
  expect(texts()).toEqual(['Hello', ' world'])
})

function open2() {
  const hand = open()
  const texts = () => (hand.answer()?.message.parts ?? []).map((part) => ('pieces' in part ? part.pieces.join('') : ''))
  return { ...hand, texts }
}
