/** Filtering and searching rows, and the SSE text that is saved. */
import { expect, test } from 'vitest'
import { createSseDecoder } from '@/lib/stream/sse-decode'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { ALL_ROWS, createRowFinder, lastFoundUpTo } from './find-rows'
import { createRowMaker } from './row'
import { sseText } from './sse-text'

const event = (call: number, content: object): TimelineEntry => ({
  kind: 'event',
  at: 0,
  call,
  event: content,
  chunks: [],
})
const text = (words: string, index: number, call = 1) =>
  event(call, { type: 'content_block_delta', index, delta: { type: 'text_delta', text: words } })
const ENTRIES = [
  event(1, { type: 'message_start', message: { id: 'Needle' } }),
  text('hay', 0),
  text('NEEDLE', 1),
  text('line\nbreak', 0, 2),
  event(2, { type: 'message_stop' }),
]
const ROWS = ENTRIES.map(createRowMaker())

test('rows are found by kind, by block and by their content', () => {
  const find = createRowFinder()
  expect(find(ROWS, ALL_ROWS)).toEqual([0, 1, 2, 3, 4])
  expect(find(ROWS, { ...ALL_ROWS, name: 'content_block_delta' })).toEqual([1, 2, 3])
  expect(find(ROWS, { ...ALL_ROWS, block: '1/0' })).toEqual([1])
  expect(find(ROWS, { ...ALL_ROWS, text: ' needle ' })).toEqual([0, 2])
  expect(find(ROWS, { name: 'content_block_delta', block: '1/1', text: 'needle' })).toEqual([2])
  expect(find(ROWS, { ...ALL_ROWS, text: 'nowhere' })).toEqual([])
})

test('what arrives later is looked at alone', () => {
  const find = createRowFinder()
  const rows = ROWS.slice(0, 2)
  const filter = { ...ALL_ROWS, text: 'needle' }
  expect(find(rows, filter)).toEqual([0])
  const read: number[] = []
  const watched = ROWS.map((row, at) => ({
    ...row,
    get text() {
      read.push(at)
      return row.text
    },
  }))
  expect(find(watched, filter)).toEqual([0, 2])
  expect(read).toEqual([2, 3, 4])
})

test('the last row found up to a place', () => {
  expect([0, 1, 2, 3, 9].map((place) => lastFoundUpTo([1, 3], place))).toEqual([-1, 0, 0, 1, 1])
})

test('saved events are those of the API, to the character', () => {
  expect(sseText(ENTRIES.slice(3))).toBe(
    'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"line\\nbreak"}}\n\n' +
      'event: message_stop\ndata: {"type":"message_stop"}\n\n',
  )
  const decoded = createSseDecoder().push(sseText(ENTRIES, 1))
  expect(decoded.map(({ data }) => JSON.parse(data))).toEqual(
    ENTRIES.slice(0, 3).map((entry) => entry.kind === 'event' && entry.event),
  )
  expect(sseText([event(1, { type: 'a\nb' }), event(1, {})])).toBe('event: a b\ndata: {"type":"a\\nb"}\n\ndata: {}\n\n')
})
