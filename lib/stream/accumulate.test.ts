/** The reducer, against the AI SDK's own reader as the oracle. */
import { readUIMessageStream } from 'ai'
import { readUIMessageStream as readUIMessageStream5 } from 'ai-v5'
import { readUIMessageStream as readUIMessageStream7 } from 'ai-v7'
import { describe, expect, test } from 'vitest'
import { type Chunk, isChunk } from '@/lib/shared/chunk'
import type { Message } from '@/lib/shared/message'
import { accumulate } from './accumulate'
import { eventsOf, FIXTURES, run } from './fixtures/fixtures'
import { type GrowingPart, newGrowingMessage, toMessage } from './growing-message'
import type { LocalChunk } from './local-chunk'

const ENDS: Record<string, Chunk[]> = {
  finish: [{ type: 'finish-step' }, { type: 'finish', messageMetadata: { status: 'complete', durationMs: 5 } }],
  stop: [{ type: 'abort' }, { type: 'finish', messageMetadata: { status: 'stopped' } }],
  toolResult: [
    { type: 'tool-output-available', toolCallId: 'toolu_01A', output: { sky: 'clear' } },
    { type: 'tool-output-error', toolCallId: 'toolu_01B', errorText: 'no such city' },
    { type: 'finish-step' },
    { type: 'start-step' },
    { type: 'text-start', id: '1.0.0' },
    { type: 'text-delta', id: '1.0.0', delta: 'Clear.' },
    { type: 'text-end', id: '1.0.0' },
    { type: 'finish-step' },
    { type: 'finish', messageMetadata: { status: 'complete' } },
  ],
}

function answer(text: string, end: Chunk[]): Chunk[] {
  const start: Chunk[] = [
    { type: 'start', messageId: 'answer', messageMetadata: { model: 'claude-sonnet-5-5' } },
    { type: 'start-step' },
  ]
  return [...start, ...run(eventsOf([text])).chunks, ...end]
}

function ours(chunks: Chunk[]): Message {
  const message = newGrowingMessage('')
  for (const chunk of chunks) accumulate(message, chunk)
  return toMessage(message)
}

/** Leaves out undefined fields and those that only the AI SDK keeps. */
function plain(message: unknown): unknown {
  return JSON.parse(
    JSON.stringify(message, (key, value) =>
      ['id', 'providerMetadata', 'callProviderMetadata', 'resultProviderMetadata', 'rawInput', 'preliminary'].includes(
        key,
      )
        ? undefined
        : value,
    ),
  )
}

const READERS: Record<string, (options: { stream: ReadableStream<never>; message?: never }) => AsyncIterable<unknown>> =
  {
    'ai 5': readUIMessageStream5,
    'ai 6': readUIMessageStream,
    'ai 7': readUIMessageStream7,
  }

function streamOf(chunks: Chunk[]): ReadableStream<never> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk as never)
      controller.close()
    },
  })
}

const CASES = FIXTURES.flatMap(({ name, text }) =>
  Object.entries(ENDS)
    .filter(([end]) => end !== 'toolResult' || name === 'thinking-and-tools')
    .map(([end, chunks]) => ({ name, end, chunks: answer(text, chunks) })),
)

describe.each(Object.entries(READERS))('the reader of %s', (_name, read) => {
  test.each(CASES)('makes the same message of $name with $end', async ({ chunks }) => {
    let theirs: unknown
    for await (const message of read({ stream: streamOf(chunks) })) theirs = message
    const expected = plain(ours(chunks)) as Record<string, unknown>
    const got = plain(theirs) as Record<string, unknown>
    expect(got.id).toBe(expected.id)
    expect(got.metadata).toEqual(expected.metadata)
    // A failed call keeps its input as rawInput there; nothing reads it here.
    expect(got.parts).toEqual(expected.parts)
  })
})

describe.each(Object.entries(READERS).filter(([name]) => name !== 'ai 5'))(
  'a call that needs approval, with %s',
  (_name, read) => {
    const ASKED: Chunk[] = [
      { type: 'start', messageId: 'answer' },
      { type: 'start-step' },
      { type: 'tool-input-start', toolCallId: 't', toolName: 'act' },
      { type: 'tool-input-available', toolCallId: 't', toolName: 'act', input: { what: 'it' } },
      { type: 'tool-approval-request', approvalId: 't', toolCallId: 't' },
      { type: 'finish-step' },
      { type: 'finish', messageMetadata: { status: 'waiting' } },
    ]
    const GONE_ON: Chunk[] = [
      { type: 'start-step' },
      { type: 'text-start', id: '2.1' },
      { type: 'text-delta', id: '2.1', delta: 'Done.' },
      { type: 'text-end', id: '2.1' },
      { type: 'finish-step' },
      { type: 'finish', messageMetadata: { status: 'complete' } },
    ]

    async function last(options: { stream: ReadableStream<never>; message?: unknown }) {
      let message: unknown
      for await (const each of read(options as { stream: ReadableStream<never>; message?: never })) message = each
      return plain(message) as { parts: unknown[]; metadata: unknown }
    }

    test('waits, and continues what the client has', async () => {
      const waiting = await last({ stream: streamOf(ASKED) })
      expect(waiting.parts).toEqual((plain(ours(ASKED)) as Message).parts)
      const output: Chunk = { type: 'tool-output-available', toolCallId: 't', output: 1 }
      const ended = await last({ stream: streamOf([output, ...GONE_ON]), message: waiting })
      expect(ended.metadata).toEqual({ status: 'complete' })
      expect(ended.parts).toMatchObject([
        { type: 'step-start' },
        { type: 'tool-act', state: 'output-available', output: 1 },
        { type: 'step-start' },
        { type: 'text', text: 'Done.' },
      ])
    })

    test('is denied', async () => {
      const waiting = await last({ stream: streamOf(ASKED) })
      const denied: Chunk = { type: 'tool-output-denied', toolCallId: 't' }
      const ended = await last({ stream: streamOf([denied, ...GONE_ON]), message: waiting })
      expect(ended.parts[1]).toMatchObject({ type: 'tool-act', state: 'output-denied' })
    })
  },
)

test('chunks that name a part nobody opened change nothing', () => {
  const message = newGrowingMessage('a')
  accumulate(message, { type: 'text-delta', id: 'x', delta: 'lost' })
  accumulate(message, { type: 'tool-input-delta', toolCallId: 'x', inputTextDelta: '{' })
  accumulate(message, { type: 'text-end', id: 'x' })
  expect(toMessage(message).parts).toEqual([])
})

test('revisions count what changed, and where', () => {
  const message = newGrowingMessage('a')
  accumulate(message, { type: 'text-start', id: '0' })
  accumulate(message, { type: 'text-start', id: '1' })
  accumulate(message, { type: 'text-delta', id: '1', delta: 'x' })
  expect(message.parts.map(({ revision }) => revision)).toEqual([0, 1])
})

test('a chunk costs its own length, however many parts there are', () => {
  let looks = 0
  const parts = new Proxy<GrowingPart[]>([], {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1
      return Reflect.get(target, name, receiver)
    },
  })
  const message = { ...newGrowingMessage('answer'), parts }
  const PARTS = 2_000
  for (let at = 0; at < PARTS; at += 1) {
    accumulate(message, { type: 'text-start', id: `t${at}` })
    accumulate(message, { type: 'tool-input-start', toolCallId: `c${at}`, toolName: 'x' })
  }
  for (let at = 0; at < PARTS; at += 1) {
    accumulate(message, { type: 'text-delta', id: `t${at}`, delta: 'a' })
    accumulate(message, { type: 'tool-input-delta', toolCallId: `c${at}`, inputTextDelta: '{' })
  }
  expect(message.parts).toHaveLength(2 * PARTS)
  expect(toMessage(message).parts[0]).toMatchObject({ type: 'text', text: 'a' })
  expect(looks).toBeLessThan(10 * PARTS)
})

test('parts of one id: the newest grows', () => {
  const message = newGrowingMessage('answer')
  for (const delta of ['a', 'b']) {
    accumulate(message, { type: 'text-start', id: 'same' })
    accumulate(message, { type: 'text-delta', id: 'same', delta })
  }
  expect(toMessage(message).parts).toMatchObject([{ text: 'a' }, { text: 'b' }])
})

test('what a page does itself is a chunk that cannot come from a server', () => {
  const summary = { text: 'So far', model: 'm', createdAt: '2026-11-20T10:00:00.000Z' }
  const local: LocalChunk[] = [
    { type: 'local-decision', toolCallId: 'a', isAllowed: true },
    { type: 'local-decision', toolCallId: 'b', isAllowed: false },
    { type: 'local-drop', toolCallId: 'c' },
    { type: 'local-summary', summary },
    { type: 'local-continue' },
  ]
  expect(local.filter(isChunk)).toEqual([])
  const message = newGrowingMessage('answer')
  for (const toolCallId of ['a', 'b', 'c']) {
    accumulate(message, { type: 'tool-input-start', toolCallId, toolName: 'x' })
    accumulate(message, { type: 'tool-approval-request', toolCallId, approvalId: toolCallId })
  }
  accumulate(message, { type: 'finish', messageMetadata: { status: 'waiting' } })
  for (const chunk of local) accumulate(message, chunk)
  const states = message.parts.map((part) => (part.type === 'tool' ? part.state : ''))
  expect(states).toEqual(['approval-responded', 'output-denied', 'output-error'])
  expect(message).toMatchObject({ ended: false, metadata: { status: 'waiting', summary } })
  accumulate(message, { type: 'local-summary', summary: undefined })
  expect(message.metadata).toEqual({ status: 'waiting' })
})
