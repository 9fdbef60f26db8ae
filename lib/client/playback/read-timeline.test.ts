/** Reading a timeline: in batches, over broken lines, with limits, and an error after too many tries. */
import { expect, test } from 'vitest'
import { DONE, encodeEvent } from '@/lib/stream/sse-encode'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { MAX_BATCH, readTimeline } from './read-timeline'

const entry = (at: number, text = ''): TimelineEntry => ({
  kind: 'event',
  call: 1,
  at,
  event: { type: 'ping', text },
  chunks: [],
})
const eventOf = (sequence: number, text?: string) =>
  encodeEvent('answer', sequence, JSON.stringify(entry(sequence, text)))
const eventsOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => eventOf(from + at)).join('')

/** Answers each connection with the next reply, and keeps what was asked and handed over. */
async function read(...replies: Array<Response | Error | string>) {
  const asked: string[] = []
  const batches: number[][] = []
  const lines: boolean[] = []
  const waits: number[] = []
  const reading = readTimeline({
    chatId: 'chat',
    answerId: 'answer',
    onEntries: (entries) => batches.push(entries.map(({ at }) => at)),
    onLine: (isOpen) => lines.push(isOpen),
    signal: new AbortController().signal,
    nextRead: (callback) => setImmediate(callback),
    wait: async (milliseconds) => void waits.push(milliseconds),
    async fetch(input) {
      asked.push(String(input))
      const reply = replies.shift() ?? new Error('no network')
      if (reply instanceof Error) throw reply
      return typeof reply === 'string' ? new Response(reply) : reply
    },
  })
  const error = await reading.then(
    () => undefined,
    (thrown: Error) => thrown.message,
  )
  return { asked, batches, lines, waits, error, entries: batches.flat() }
}

test('every entry in order, and nothing after the end', async () => {
  const { asked, entries, error, waits } = await read(`${eventsOf(1, 40)}: heartbeat\n\n${DONE}${eventOf(41)}`)
  expect(entries).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  expect(asked).toEqual(['/api/chats/chat/recordings/answer/timeline?after=0'])
  expect([error, waits]).toEqual([undefined, []])
})

test('a broken line goes on after the last entry, and what comes twice counts once', async () => {
  const half = eventOf(4).slice(0, 20)
  const { asked, entries, lines, error } = await read(`${eventsOf(1, 3)}${half}`, `${eventsOf(2, 6)}${DONE}`)
  expect(entries).toEqual([1, 2, 3, 4, 5, 6])
  expect(asked.map((path) => path.split('=')[1])).toEqual(['0', '3'])
  expect(lines).toEqual([true, false, true])
  expect(error).toBeUndefined()
})

test('entries of a kind that is not known here, and garbage, are passed over', async () => {
  const strange = encodeEvent('answer', 2, JSON.stringify({ kind: 'new', at: 2, chunks: [] }))
  const broken = encodeEvent('answer', 3, '{"kind":"ev')
  const { entries } = await read(`${eventOf(1)}${strange}${broken}data: "no id"\n\n${eventOf(4)}${DONE}`)
  expect(entries).toEqual([1, 4])
})

test('a long timeline is handed over in bounded batches, by number and by length', async () => {
  const many = MAX_BATCH.entries * 2 + 1
  const { batches, entries } = await read(`${eventsOf(1, many)}${DONE}`)
  expect(entries).toHaveLength(many)
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(MAX_BATCH.entries)
  const long = 'x'.repeat(MAX_BATCH.characters / 2)
  const large = await read(`${[1, 2, 3, 4, 5].map((n) => eventOf(n, long)).join('')}${DONE}`)
  expect(large.batches).toEqual([[1, 2], [3, 4], [5]])
})

test('a refusal rejects at once, with the server’s own message', async () => {
  const error = { code: 'not_found', message: 'This recording is no longer kept.', retryable: false, requestId: 'r' }
  const refused = await read(Response.json({ error }, { status: 404 }))
  expect(refused).toMatchObject({ error: 'This recording is no longer kept.', waits: [] })
})

test('a server that is busy is asked again; after too many tries it rejects, and news starts the count again', async () => {
  const error = { code: 'draining', message: 'Soon.', retryable: true, requestId: 'r' }
  const busy = await read(Response.json({ error }, { status: 503 }), `${eventOf(1)}${DONE}`)
  expect([busy.entries, busy.error]).toEqual([[1], undefined])
  const lost = await read(new Error('no network'), eventOf(1))
  expect(lost.error).toBe(
    'The timeline stopped arriving. This device cannot reach the server. Check the connection, then try again.',
  )
  // One try before the news, and all of them after it.
  expect(lost.waits.slice(0, 3)).toEqual([50, 50, 250])
  expect(lost.waits.at(-1)).toBe(15_000)
})

test('once it is aborted nothing more is handed over', async () => {
  const leaving = new AbortController()
  const heard: number[] = []
  await readTimeline({
    chatId: 'chat',
    answerId: 'answer',
    onEntries(entries) {
      heard.push(...entries.map(({ at }) => at))
      leaving.abort()
    },
    signal: leaving.signal,
    nextRead: (callback) => setImmediate(callback),
    fetch: async () => new Response(`${eventsOf(1, MAX_BATCH.entries + 5)}${DONE}`),
  })
  expect(heard).toHaveLength(MAX_BATCH.entries)
})
