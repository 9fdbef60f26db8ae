/** The AI SDK's own chat over the cursor transport, against a server whose lines break. */
import { AbstractChat, type ChatState, type ChatStatus } from 'ai'
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { parseCursor } from '@/lib/shared/ids'
import { type Message, textOf } from '@/lib/shared/message'
import { DONE, encodeEvent } from '@/lib/stream/sse-encode'
import { createCursorChatTransport } from './cursor-chat-transport'

const WORDS = Array.from({ length: 80 }, (_, at) => `wörd${at} `)
const TEXT = WORDS.join('')

/** An answer that begins at a word; the next segment of one that was given up there when `continuationAt` is set. */
function answer(words: readonly string[], end: Chunk[]): Chunk[] {
  return [
    { type: 'start', messageId: 'answer' },
    { type: 'start-step' },
    { type: 'text-start', id: '0.0.0' },
    ...words.map((delta): Chunk => ({ type: 'text-delta', id: '0.0.0', delta })),
    { type: 'text-end', id: '0.0.0' },
    { type: 'finish-step' },
    ...end,
  ]
}

const COMPLETE: Chunk = { type: 'finish', messageMetadata: { status: 'complete' } }
const INTERRUPTED: Chunk = { type: 'finish', messageMetadata: { status: 'interrupted' } }
const WHOLE = answer(WORDS, [COMPLETE])

interface Log {
  id: string
  chunks: Chunk[]
}

function bytesOf({ id, chunks }: Log, after: number): Uint8Array {
  const events = chunks.slice(after).map((chunk, at) => encodeEvent(id, after + at + 1, JSON.stringify(chunk)))
  return new TextEncoder().encode(events.join('') + DONE)
}

/** Sends some of the bytes, and then breaks; all of them when there is no limit. */
function lineOf(bytes: Uint8Array, limit: number | undefined): Response {
  const isWhole = limit === undefined || limit >= bytes.length - DONE.length
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isSent) controller.enqueue(isWhole ? bytes : bytes.subarray(0, limit))
      else if (isWhole) controller.close()
      else controller.error(new TypeError('network error'))
      isSent = true
    },
  })
  return new Response(body)
}

/** A server: `segments` are the logs of an answer, each begun by a post; `cuts` say how far each line reaches. */
function server(segments: Log[], cuts: number[] = []) {
  const asked: Array<{ method: string; url: string; body: Record<string, unknown> | undefined }> = []
  let posts = 0
  const fetch = async (input: unknown, init?: RequestInit) => {
    const url = String(input)
    const method = init?.method ?? 'GET'
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ method, url, body })
    if (method === 'DELETE') return new Response(null, { status: 204 })
    if (method === 'POST') posts = Math.min(posts + 1, segments.length)
    const log = segments[Math.max(posts, 1) - 1]
    if (!log) return Response.json({ error: { code: 'not_found', retryable: false } }, { status: 404 })
    const cursor = parseCursor(new URL(url, 'http://x.test').searchParams.get('after') ?? '')
    const after = method === 'GET' && cursor?.answerId === log.id ? cursor.sequence : 0
    return lineOf(bytesOf(log, after), cuts.shift())
  }
  return { fetch: fetch as typeof globalThis.fetch, asked }
}

class Chat extends AbstractChat<Message> {}

function chatOn(fetch: typeof globalThis.fetch, messages: Message[] = []) {
  const errors: Error[] = []
  const statuses: ChatStatus[] = []
  const state: ChatState<Message> = {
    status: 'ready',
    error: undefined,
    messages,
    pushMessage: (message) => {
      state.messages = [...state.messages, message]
    },
    popMessage: () => {
      state.messages = state.messages.slice(0, -1)
    },
    replaceMessage: (at, message) => {
      state.messages = state.messages.map((other, place) => (place === at ? message : other))
    },
    snapshot: (thing) => structuredClone(thing),
  }
  const transport = createCursorChatTransport({ fetch, idleMs: 1_000, wait: async () => {} })
  const chat = new Chat({ id: 'chat', state, transport, onError: (error) => errors.push(error) })
  return { chat, transport, errors, statuses }
}

const answersOf = (chat: Chat) => chat.messages.filter(({ role }) => role === 'assistant')

test('connections cut at random: exact text, one message, no error', async () => {
  const { length } = bytesOf({ id: 'answer', chunks: WHOLE }, 0)
  for (let round = 0; round < 60; round += 1) {
    const cuts = Array.from({ length: 1 + (round % 10) }, () => Math.floor((Math.random() * length) / 3))
    const { fetch, asked } = server([{ id: 'answer', chunks: WHOLE }], [...cuts])
    const { chat, errors } = chatOn(fetch)
    await chat.sendMessage({ text: 'go' })
    expect(errors).toEqual([])
    expect(chat.status).toBe('ready')
    expect(answersOf(chat)).toHaveLength(1)
    expect(answersOf(chat)[0]).toMatchObject({ id: 'answer', metadata: { status: 'complete' } })
    expect(textOf(answersOf(chat)[0] as Message)).toBe(TEXT)
    expect(asked[0]?.body).toMatchObject({
      id: 'chat',
      message: { parts: [{ text: 'go' }] },
      trigger: 'submit-message',
    })
  }
})

test('a log that was lost and comes again changes nothing', async () => {
  const again: Log = { id: 'answer-stored', chunks: answer([TEXT], [COMPLETE]) }
  for (const cut of [200, 1_000, 3_000]) {
    const logs = [{ id: 'answer', chunks: WHOLE }]
    const { fetch } = server(logs, [cut])
    const losing: typeof globalThis.fetch = (input, init) => {
      const response = fetch(input, init)
      logs[0] = again
      return response
    }
    const { chat, errors } = chatOn(losing)
    await chat.sendMessage({ text: 'go' })
    expect(errors).toEqual([])
    expect(answersOf(chat).map(textOf)).toEqual([TEXT])
  }
})

test('a page that opens in mid-answer gets all of it, also beside its own half', async () => {
  const half: Message[] = [
    { id: 'question', role: 'user', parts: [{ type: 'text', text: 'go' }] },
    { id: 'answer', role: 'assistant', parts: [{ type: 'text', text: TEXT.slice(0, 50), state: 'streaming' }] },
  ]
  for (const messages of [half.slice(0, 1), half]) {
    const { fetch } = server([{ id: 'answer', chunks: WHOLE }], [400, 300])
    const { chat, errors } = chatOn(fetch, messages)
    await chat.resumeStream()
    expect(errors).toEqual([])
    expect(answersOf(chat).map(textOf)).toEqual([TEXT])
  }
})

test('when nothing runs there is nothing to resume, and no error', async () => {
  for (const status of [204, 404]) {
    const body = status === 204 ? null : JSON.stringify({ error: { code: 'not_found', retryable: false } })
    const { chat, errors } = chatOn(async () => new Response(body, { status }))
    await chat.resumeStream()
    expect(errors).toEqual([])
    expect(chat.messages).toEqual([])
  }
})

test('an answer of two segments is one message with a continuation', async () => {
  const continuation: Chunk = { type: 'data-continuation', data: { reason: 'draining', at: '2026-11-21T12:00:00Z' } }
  const segment: Chunk = { type: 'data-segment-end', data: { reason: 'draining' }, transient: true }
  const first = answer(WORDS.slice(0, 30), [segment, INTERRUPTED])
  const second = [
    ...answer([WORDS.slice(0, 30).join('')], []),
    continuation,
    ...answer(WORDS.slice(30), [COMPLETE]).slice(1),
  ]
  const segments = [
    { id: 'answer', chunks: first },
    { id: 'answer-2', chunks: second },
  ]
  const { fetch, asked } = server(segments, [700, 9_999_999, 500])
  const { chat, errors } = chatOn(fetch)
  await chat.sendMessage({ text: 'go' })
  expect(errors).toEqual([])
  expect(answersOf(chat).map(textOf)).toEqual([TEXT])
  expect(answersOf(chat)[0]?.metadata).toMatchObject({ status: 'complete' })
  expect(answersOf(chat)[0]?.parts.filter(({ type }) => type === 'data-continuation')).toHaveLength(1)
  const posts = asked.filter(({ method }) => method === 'POST').map(({ body }) => body)
  expect(posts).toMatchObject([{}, { id: 'chat', trigger: 'continue-message', messageId: 'answer' }])
})

test('a refused question is the SDK’s error, with the server’s words', async () => {
  const error = { code: 'budget_spent', message: 'Spent.', retryable: true, requestId: 'r' }
  const { chat, errors } = chatOn(async () => Response.json({ error }, { status: 429 }))
  await chat.sendMessage({ text: 'go' })
  expect(chat.status).toBe('error')
  expect(errors.map(({ message }) => message)).toEqual(['Spent.'])
})

test('the SDK’s stop closes the connection; stopAnswer stops the answer', async () => {
  const { fetch, asked } = server([{ id: 'answer', chunks: WHOLE }])
  const silent: typeof globalThis.fetch = async (input, init) => {
    if (init?.method === 'DELETE') return fetch(input, init)
    return new Response(
      new ReadableStream({
        start: (controller) =>
          controller.enqueue(bytesOf({ id: 'answer', chunks: WHOLE.slice(0, 9) }, 0).subarray(0, -DONE.length)),
      }),
    )
  }
  const { chat, transport, errors } = chatOn(silent)
  const sent = chat.sendMessage({ text: 'go' })
  await expect.poll(() => answersOf(chat).map(textOf)).toEqual([WORDS.slice(0, 6).join('')])
  await transport.stopAnswer('chat')
  await chat.stop()
  await sent
  expect(errors).toEqual([])
  expect(chat.status).toBe('ready')
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['DELETE /api/chat/chat/stream'])
})
