/** Upstreams that never end: each answer ends by itself, keeps what came before, says why, and releases its upstream. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inChat } from '@/lib/server/database/messages'
import { messages } from '@/lib/server/database/schema'
import { UPSTREAM_LIMITS } from '@/lib/server/provider/upstream-limits'
import { textOf } from '@/lib/shared/message'
import { flood, MESSAGE_START, sse } from './fixtures/flood'
import { retryAtOnce } from './fixtures/retry-at-once'
import { servicesOver } from './fixtures/simulated-services'
import { answerUnstored, asking, start as begin, recordingOf } from './fixtures/test-services'
import { ANSWER_LIMITS } from './intake'

retryAtOnce()

const start = (index: number, content_block: Record<string, unknown>) =>
  sse({ type: 'content_block_start', index, content_block })
const delta = (index: number, type: string, fields: Record<string, unknown>) =>
  sse({ type: 'content_block_delta', index, delta: { type, ...fields } })
const text = (words: string, index = 0) => delta(index, 'text_delta', { text: words })
const HELLO = `${MESSAGE_START}${start(0, { type: 'text', text: '' })}${text('Hello')}`
const tool = (index: number) => start(index, { type: 'tool_use', id: `toolu_${index}`, name: 'calculator', input: {} })

// A hundredth of what is taken in earnest, so that the whole file is quick.
const real = { answer: { ...ANSWER_LIMITS }, upstream: { ...UPSTREAM_LIMITS } }
beforeEach(() => {
  const most = { bytes: 400_000, recordedBytes: 40_000, events: 2_000, written: 60_000, content: 100_000 }
  Object.assign(ANSWER_LIMITS, { ...most, blocks: 100, toolCalls: 20 })
  Object.assign(UPSTREAM_LIMITS, { streamBytes: 300_000, streamEvents: 3_000, eventBytes: 100_000, jsonBytes: 100_000 })
})
afterEach(() => {
  Object.assign(ANSWER_LIMITS, real.answer)
  Object.assign(UPSTREAM_LIMITS, real.upstream)
})

const FLOODS: Array<[what: string, opening: string, next: (n: number) => string]> = [
  ['text in tiny deltas', HELLO, () => text('a')],
  ['text in large deltas', HELLO, () => text('word '.repeat(2_000))],
  ['text of wide characters', HELLO, () => text('字'.repeat(2_000))],
  ['text of characters that are escaped', HELLO, () => text('\u0001'.repeat(2_000))],
  ['deltas without text', HELLO, () => text('')],
  ['a line that never ends', `${HELLO}data: `, () => 'x'.repeat(1_000)],
  ['an event that never ends', HELLO, () => 'data: x\n'],
  ['fields without data that never end', HELLO, () => 'event: x\n'],
  ['comments', HELLO, () => ': nothing\n\n'],
  ['pings', HELLO, () => sse({ type: 'ping' })],
  ['events that nobody knows', HELLO, (n) => sse({ type: `new_${n}`, more: 'x'.repeat(100) })],
  ['deltas that nobody knows', HELLO, () => delta(0, 'new_delta', { more: 'x'.repeat(100) })],
  ['events that cannot be read', HELLO, () => 'event: x\ndata: {\n\n'],
  [
    'events with fields that nobody reads',
    HELLO,
    () => sse({ type: 'content_block_stop', index: 7, x: 'x'.repeat(500) }),
  ],
  ['counts', HELLO, (n) => sse({ type: 'message_delta', delta: { stop_reason: null }, usage: { output_tokens: n } })],
  ['starts of the same message', HELLO, () => MESSAGE_START],
  ['blocks, one after the other', HELLO, (n) => start(n + 1, { type: 'text', text: 'x' })],
  [
    'blocks that are all open and grow in turn',
    HELLO,
    (n) => start(n + 1, { type: 'text', text: '' }) + text('b', Math.floor(n / 2) + 1),
  ],
  [
    'blocks that are opened again',
    HELLO,
    () => sse({ type: 'content_block_stop', index: 1 }) + start(1, { type: 'new' }),
  ],
  ['blocks that nobody opened', HELLO, (n) => text('x', 2 * n) + delta(2 * n + 1, 'thinking_delta', { thinking: 'x' })],
  ['blocks that nobody knows', HELLO, (n) => start(n + 1, { type: 'new', data: 'x'.repeat(1_000) })],
  [
    'thinking',
    HELLO + start(1, { type: 'thinking', thinking: '', signature: '' }),
    () => delta(1, 'thinking_delta', { thinking: 'Hm. '.repeat(100) }),
  ],
  ['signatures', HELLO, () => delta(1, 'signature_delta', { signature: 'x'.repeat(1_000) })],
  ['the input of a tool', HELLO + tool(1), () => delta(1, 'input_json_delta', { partial_json: '{"a":['.repeat(50) })],
  ['calls of tools', HELLO, (n) => tool(n + 1) + sse({ type: 'content_block_stop', index: n + 1 })],
  ['citations', HELLO, () => delta(0, 'citations_delta', { citation: { type: 'x', cited_text: 'x'.repeat(100) } })],
  ['citations without anything', HELLO, () => delta(0, 'citations_delta', { citation: {} })],
  [
    'compaction',
    HELLO + start(1, { type: 'compaction' }),
    () => delta(1, 'compaction_delta', { content: 'x'.repeat(999) }),
  ],
]

describe.each(FLOODS)('%s without an end', (_what, opening, next) => {
  test('ends the answer, which keeps what came before and says why', async () => {
    const upstream = flood(opening, next)
    const { services, calls } = servicesOver(upstream.fetch)
    const { message, chunks } = await answerUnstored(services, 'Hi')
    expect(message.metadata?.status).toBe('interrupted')
    expect(textOf(message)).toMatch(/^Hello/)
    const [error] = message.parts.flatMap((part) => (part.type === 'data-error' ? [part.data] : []))
    expect(error).toMatchObject({ code: 'answer_too_large', retryable: false })
    expect(error?.message).toMatch(/^The model provider .* so the answer was ended here\. .* Ask for less at once\.$/)
    expect(calls()).toBe(1)
    expect(upstream.isOver()).toBe(true)
    expect(upstream.bytes()).toBeLessThan(450_000)
    expect(chunks.length).toBeLessThan(5_000)
    expect(message.parts.length).toBeLessThan(120)
    expect(JSON.stringify(chunks).length).toBeLessThan(700_000)
  })
})

test('of an answer that is too large only the beginning is recorded and only the message is stored', async () => {
  const { services } = servicesOver(flood(HELLO, () => text('word '.repeat(200))).fetch)
  const request = asking('Hi')
  const { answerId, done } = await begin(services, request)
  await done
  const [stored] = await services.database.queries.select().from(messages).where(inChat(request.id, answerId))
  expect(stored?.status).toBe('interrupted')
  expect(textOf({ parts: stored?.parts ?? [] }).length).toBeGreaterThan(40_000)
  expect(stored?.transcript).toBeNull()
  const { calls } = await recordingOf(services, request, answerId)
  expect(calls).toMatchObject([{ truncated: true }])
  expect(JSON.stringify(calls).length).toBeLessThan(60_000)
})

test('content that comes whole may be larger than what is written in pieces', async () => {
  const result = (characters: number) =>
    start(1, { type: 'web_fetch_tool_result', tool_use_id: 'x', content: 'x'.repeat(characters) })
  for (const [characters, status] of [
    [80_000, 'complete'],
    [110_000, 'interrupted'],
  ] as const) {
    const upstream =
      HELLO +
      result(characters) +
      sse({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } }) +
      sse({ type: 'message_stop' })
    const headers = { 'content-type': 'text/event-stream' }
    Object.assign(UPSTREAM_LIMITS, { eventBytes: 200_000 })
    const { services } = servicesOver(async () => new Response(upstream, { headers }))
    const { message } = await answerUnstored(services, 'Hi')
    expect(message.metadata?.status).toBe(status)
  }
})

test('a flood before any text ends the answer in the same way, without a retry', async () => {
  const upstream = flood('', () => sse({ type: 'ping' }))
  const { services, calls } = servicesOver(upstream.fetch)
  const { message } = await answerUnstored(services, 'Hi')
  expect(message.metadata?.status).toBe('interrupted')
  expect(message.parts).toContainEqual(
    expect.objectContaining({ type: 'data-error', data: expect.objectContaining({ code: 'answer_too_large' }) }),
  )
  expect(calls()).toBe(1)
})

test('the calls and tries of one answer share its bounds', async () => {
  // Each call alone is within them.
  const call = (n: number) =>
    MESSAGE_START +
    start(0, { type: 'tool_use', id: `toolu_${n}`, name: 'calculator', input: { expression: '1+1' } }) +
    sse({ type: 'content_block_stop', index: 0 }) +
    start(1, { type: 'new', data: 'x'.repeat(40_000) }) +
    sse({ type: 'content_block_stop', index: 1 }) +
    sse({ type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 5 } }) +
    sse({ type: 'message_stop' })
  let n = 0
  const headers = { 'content-type': 'text/event-stream' }
  const { services, calls } = servicesOver(async () => new Response(call(n++), { headers }))
  const { message } = await answerUnstored(services, 'Hi')
  expect(message.metadata?.status).toBe('interrupted')
  expect(calls()).toBe(3)
})

test('deep nesting ends nothing else: what could not be turned into JSON again is left out', async () => {
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  const upstream =
    HELLO +
    `event: content_block_start\ndata: {"type":"content_block_start","index":1,"content_block":{"type":"x","a":${deep(20_000)}}}\n\n` +
    tool(2) +
    delta(2, 'input_json_delta', { partial_json: `{"a":${deep(20_000)}}` }) +
    sse({ type: 'content_block_stop', index: 2 }) +
    sse({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } }) +
    sse({ type: 'message_stop' })
  const headers = { 'content-type': 'text/event-stream' }
  const { services } = servicesOver(async () => new Response(upstream, { headers }))
  const { message } = await answerUnstored(services, 'Hi')
  expect(message.metadata?.status).toBe('complete')
  expect(textOf(message)).toBe('Hello')
  expect(message.parts.at(-1)).toMatchObject({ type: 'tool-calculator', state: 'output-error' })
})

test('the event loop keeps turning during a flood', async () => {
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  Object.assign(ANSWER_LIMITS, real.answer)
  Object.assign(UPSTREAM_LIMITS, real.upstream, { streamEvents: 20_000 })
  const { services } = servicesOver(flood(HELLO, () => sse({ type: 'ping' })).fetch)
  await answerUnstored(services, 'Hi')
  isOver = true
  // Work without a pause would be one turn for all of it.
  expect(turns).toBeGreaterThan(5)
})

test('an ordinary answer is far below every bound', () => {
  // 16,000 tokens, each in an event of its own.
  expect(real.answer.events).toBeGreaterThan(3 * 16_000)
  expect(real.answer.written).toBeGreaterThan(10 * 16_000 * 4)
  expect(real.answer.bytes).toBeGreaterThan(2.5 * 16_000 * 180)
  expect(real.answer.recordedBytes).toBeGreaterThan(16_000 * 180)
  expect(real.upstream.streamBytes).toBeGreaterThanOrEqual(real.answer.bytes)
  expect(real.answer.written).toBeLessThanOrEqual(2 * 1024 * 1024)
  expect(real.answer.content).toBeLessThanOrEqual(3 * 1024 * 1024)
})
