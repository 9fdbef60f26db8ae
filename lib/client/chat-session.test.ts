/** A chat's life: what is sent, what is shown, what a failure leaves. */
import { describe, expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { createChatSession } from './chat-session'
import { ClientError } from './client-error'
import { type Answer, createMessageStore, type Question } from './message-store'
import type { FollowListener, Transport } from './transport'

/** A transport that a test drives. */
function handTransport() {
  const asks: Array<{
    body: { messages: Array<{ id: string; parts: Array<{ text: string }> }>; trigger: string; messageId?: string }
    listener: FollowListener
    end: () => void
    fail: (error: unknown) => void
  }> = []
  let stops = 0
  const transport: Transport = {
    ask: (_chatId, body, listener) =>
      new Promise((resolve, reject) => asks.push({ body: body as never, listener, end: resolve, fail: reject })),
    rejoin: async () => false,
    stop: async () => {
      stops += 1
    },
  }
  return { transport, asks, stops: () => stops }
}

function open() {
  const hand = handTransport()
  const store = createMessageStore((callback) => callback())
  const session = createChatSession({ chatId: 'chat', store, transport: hand.transport, onKeep() {} })
  const question = () => store.entries().findLast((entry): entry is Question => entry.role === 'user')
  const answer = () => store.entries().findLast((entry): entry is Answer => entry.role === 'assistant')
  const say = (...chunks: Chunk[]) =>
    hand.asks.at(-1)?.listener.onChunks(
      'a1',
      chunks.map((chunk, at) => ({ sequence: at + 1, chunk })),
    )
  return { ...hand, store, session, question, answer, say }
}

const START: Chunk = { type: 'start', messageId: 'a1' }
const TEXT: Chunk[] = [
  { type: 'text-start', id: '0' },
  { type: 'text-delta', id: '0', delta: 'Hello' },
]
const FINISH: Chunk = { type: 'finish', messageMetadata: { status: 'complete' } }
const settle = () => new Promise(setImmediate)

test('question and answer go through their states', async () => {
  const { session, question, answer, say, asks } = open()
  session.send('Hi')
  expect(question()).toMatchObject({ text: 'Hi', status: 'sending' })
  expect(answer()?.status).toBe('submitted')
  say(START)
  expect(question()?.status).toBe('complete')
  expect(answer()).toMatchObject({ id: 'a1', status: 'submitted' })
  say(...TEXT)
  expect(answer()?.status).toBe('streaming')
  say(FINISH)
  asks[0]?.end()
  await settle()
  expect(answer()?.status).toBe('complete')
  expect(session.running()).toBeUndefined()
  expect(asks[0]?.body).toMatchObject({ id: 'chat', trigger: 'submit-message' })
})

test('a second send while an answer runs, and a blank one, do nothing', () => {
  const { session, asks, store } = open()
  session.send('  ')
  session.send('Hi')
  session.send('Hi')
  expect(asks).toHaveLength(1)
  expect(store.list()).toHaveLength(2)
})

test('the next question carries what was said', async () => {
  const { session, say, asks } = open()
  session.send('Hi')
  say(START, ...TEXT, FINISH)
  asks[0]?.end()
  await settle()
  session.send('More')
  expect(asks[1]?.body.messages.map(({ parts }) => parts[0]?.text)).toEqual(['Hi', 'Hello', 'More'])
})

test('questions that never arrived and turns that were refused are not carried along', async () => {
  const { session, say, asks } = open()
  const texts = () => asks.at(-1)?.body.messages.map(({ parts }) => parts[0]?.text)
  session.send('Refuse this')
  say(START, ...TEXT, { type: 'finish', messageMetadata: { status: 'refused' } })
  asks[0]?.end()
  await settle()
  session.send('Lost')
  expect(texts()).toEqual(['Lost'])
  asks[1]?.fail(new TypeError('gone'))
  await settle()
  session.send('More')
  expect(texts()).toEqual(['More'])
})

test('the end of the answer is the end, also while its stream stays open', async () => {
  const { session, say, asks, answer } = open()
  session.send('Hi')
  say(START, ...TEXT, FINISH)
  expect(session.running()).toBeUndefined()
  session.send('More')
  expect(asks).toHaveLength(2)
  asks[0]?.end()
  await settle()
  expect(session.running()).toBe(answer())
  expect(answer()?.status).toBe('submitted')
})

test('a refused question keeps its text and can be sent again under the same id', async () => {
  const { session, question, answer, asks, store } = open()
  session.send('Hi')
  const id = question()?.id
  asks[0]?.fail(new ClientError({ code: 'already_running', message: 'Wait.', retryable: true, requestId: '' }))
  await settle()
  expect(question()).toMatchObject({ text: 'Hi', status: 'failed', error: { message: 'Wait.' } })
  expect(answer()).toBeUndefined()
  session.retry()
  expect(question()).toMatchObject({ id, status: 'sending', error: undefined })
  expect(store.list()).toHaveLength(2)
  expect(asks[1]?.body.messages.at(-1)?.id).toBe(id)
})

test('a lost line after some text leaves an interrupted answer', async () => {
  const { session, answer, say, asks } = open()
  session.send('Hi')
  say(START, ...TEXT)
  asks[0]?.fail(new TypeError('gone'))
  await settle()
  expect(answer()).toMatchObject({ status: 'interrupted', error: { code: 'connection_lost' } })
  expect(session.running()).toBeUndefined()
})

test('another try replaces the answer and names it', async () => {
  const { session, say, asks, store } = open()
  session.send('Hi')
  say(START, ...TEXT, FINISH)
  asks[0]?.end()
  await settle()
  session.retry()
  expect(asks[1]?.body).toMatchObject({ trigger: 'regenerate-message', messageId: 'a1' })
  expect(asks[1]?.body.messages).toHaveLength(1)
  expect(store.list()).toHaveLength(2)
})

describe('stop', () => {
  test('is asked for once', () => {
    const { session, say, stops } = open()
    session.send('Hi')
    say(START)
    session.stop()
    session.stop()
    expect(stops()).toBe(1)
  })

  test('before the server named the answer it waits for the name', () => {
    const { session, say, stops } = open()
    session.send('Hi')
    session.stop()
    expect(stops()).toBe(0)
    say(START)
    expect(stops()).toBe(1)
  })

  test('without an answer it does nothing', () => {
    const { session, stops } = open()
    session.stop()
    expect(stops()).toBe(0)
  })
})

test('an error in the stream is shown with the text that came', async () => {
  const { session, answer, say, asks } = open()
  session.send('Hi')
  const data = { code: 'overloaded' as const, message: 'Busy.', retryable: true, requestId: 'r' }
  say(START, ...TEXT, { type: 'data-error', data }, { type: 'error', errorText: 'Busy.' })
  say({ type: 'finish', messageMetadata: { status: 'error' } })
  asks[0]?.end()
  await settle()
  expect(answer()).toMatchObject({ status: 'error', error: data })
})
