/** Rows of a timeline: what each says about its entry. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import type { TimelineCall, TimelineEntry } from '@/lib/stream/timeline'
import { SEGMENT, SIX_EVENTS } from './explanations'
import { createRowMaker, silenceOf } from './row'

const event = (at: number, content: unknown, call = 1): TimelineEntry => ({
  kind: 'event',
  at,
  call,
  event: content,
  chunks: [],
})
const call = (at: number, change: Partial<TimelineCall> = {}): TimelineCall => ({
  kind: 'call',
  at,
  call: 1,
  segment: 1,
  acceptedAt: '2026-01-01T00:00:00.000Z',
  request: { model: 'claude-sonnet-5-5', messages: [{}, {}, {}], tools: [{}] },
  chunks: [],
  ...change,
})
const delta = (content: object, index = 0) => ({ type: 'content_block_delta', index, delta: content })
const text = (words: string, index = 0) => delta({ type: 'text_delta', text: words }, index)

function rowsOf(...entries: TimelineEntry[]) {
  return entries.map(createRowMaker())
}

test('every kind of event and of delta has its line', () => {
  const lines = [
    { type: 'message_start', message: { id: 'msg_1', model: 'claude', usage: { input_tokens: 25 } } },
    {
      type: 'message_start',
      message: { usage: { input_tokens: 0, cache_read_input_tokens: 1_009, cache_creation_input_tokens: 12 } },
    },
    { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', name: 'clock' } },
    text('two\nlines '),
    delta({ type: 'thinking_delta', thinking: 'hm' }),
    delta({ type: 'signature_delta', signature: 'abcd' }),
    delta({ type: 'input_json_delta', partial_json: '{"a":' }),
    delta({ type: 'citations_delta', citation: { title: 'A page', cited_text: 'words' } }),
    delta({ type: 'new_delta', value: 1 }),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 7 } },
    { type: 'message_stop' },
    { type: 'ping' },
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    { type: 'new_event', value: [1] },
    'garbage',
    null,
    { type: 'content_block_delta', delta: 7 },
  ].map((content) => rowsOf(event(0, content))[0]?.line)
  expect(lines).toEqual([
    'claude · msg_1 · 25 tokens in',
    '1021 tokens in, 1009 of them from the cache',
    'tool_use · clock',
    '“two⏎lines ”',
    '“hm”',
    '4 characters',
    '“{"a":”',
    'A page · “words”',
    '{"value":1}',
    '',
    'stop_reason end_turn · 7 tokens out',
    '',
    '',
    'overloaded_error · Overloaded',
    '{"value":[1]}',
    '',
    '',
    '',
  ])
})

test('sizes are those of the wire, in bytes', () => {
  const [row] = rowsOf(event(0, text('é🚀')))
  const wire = `event: content_block_delta\ndata: ${JSON.stringify(text('é🚀'))}\n\n`
  expect(row?.bytes).toBe(Buffer.byteLength(wire))
})

test('a kind is explained where it first occurs, and only there', () => {
  const rows = rowsOf(
    call(0),
    event(1, text('a')),
    event(2, text('b')),
    event(3, delta({ type: 'input_json_delta', partial_json: '' })),
    event(4, { type: 'constructor' }),
  )
  expect(rows.map(({ explanations }) => explanations.length)).toEqual([1, 2, 0, 1, 1])
  expect(rows[1]?.explanations[0]).toBe(SIX_EVENTS.content_block_delta)
  expect(rows[3]?.explanations[0]).toContain('input_json_delta')
  expect(rows[4]?.explanations[0]).toContain('not known here')
})

test('a wait above the threshold is a silence, also the one before the first entry', () => {
  const rows = rowsOf(call(300), event(499, text('a')), event(999, text('b')), event(1_799, text('c')))
  expect(rows.map((row) => silenceOf(row, 200))).toEqual([300, 0, 500, 800])
  expect(rows.map((row) => silenceOf(row, 500))).toEqual([0, 0, 0, 800])
})

test('blocks of different calls are different, and keep the type that they were opened with', () => {
  const open = { type: 'content_block_start', index: 0, content_block: { type: 'thinking' } }
  const rows = rowsOf(event(0, open), event(1, text('a')), event(2, text('a'), 2), event(3, { type: 'ping' }))
  expect(rows.map(({ block }) => block && [block.key, block.type])).toEqual([
    ['1/0', 'thinking'],
    ['1/0', 'thinking'],
    ['2/0', 'unknown'],
    undefined,
  ])
})

test('a segment says how long the answer paused before it', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString()
  const rows = rowsOf(
    call(0),
    event(2_000, text('a')),
    call(2_000, { call: 2, segment: 2, acceptedAt: at(12) }),
    call(2_500, { call: 3, segment: 2, acceptedAt: at(12) }),
    event(3_000, text('b')),
    call(3_000, { call: 4, segment: 3, acceptedAt: at(3_613) }),
  )
  expect(rows.map(({ heading }) => heading)).toEqual([
    undefined,
    undefined,
    'Segment 2: the answer was continued after a pause of 10 s, which is left out here',
    undefined,
    undefined,
    'Segment 3: the answer was continued after a pause of 60 min, which is left out here',
  ])
})

test('the words of this server’s own rows are explained once each', () => {
  const added = (...types: string[]): TimelineEntry => ({
    kind: 'server',
    at: 0,
    chunks: types.map((type) => ({ type }) as Chunk),
  })
  const rows = rowsOf(
    added('start', 'start-step'),
    call(0),
    added('start-step', 'constructor', 'finish'),
    call(0, { call: 2, segment: 2 }),
    call(0, { call: 3, segment: 3 }),
  )
  const firstWords = rows.map(({ explanations }) => explanations.map((words) => words.split(' ')[0]))
  expect(firstWords).toEqual([['Added', 'start:', 'start-step:'], ['A'], ['finish:'], ['A'], []])
  expect(rows[0]?.explanations[0]).toContain('chunks')
  expect(rows[3]?.explanations).toEqual([SEGMENT.words])
})

test('calls, additions and ends have their lines', () => {
  const rows = rowsOf(
    call(0),
    call(0, { request: null }),
    {
      kind: 'server',
      at: 1,
      chunks: [
        { type: 'text-delta', id: '0', delta: 'a' },
        { type: 'text-delta', id: '0', delta: 'b' },
        { type: 'text-end', id: '0' },
      ],
    },
    { kind: 'call-end', at: 2, call: 1, skippedEvents: 2, isTruncated: true, chunks: [] },
  )
  expect(rows.map(({ line }) => line)).toEqual([
    'claude-sonnet-5-5 · 3 messages · 1 tool',
    'The request was too large to keep',
    '2 × text-delta, text-end',
    'The rest of this call was not kept: it had more events than a recording holds · 2 could not be read and were left out',
  ])
})
