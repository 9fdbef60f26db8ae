/** The browser's half of the wire against a server that cuts, loses replies, falls silent. */
import { describe, expect, test, vi } from 'vitest'
import type { Chunk, LoggedChunk } from '@/lib/shared/chunk'
import { parseCursor } from '@/lib/shared/ids'
import { DONE, encodeEvent, HEARTBEAT } from '@/lib/stream/sse-encode'
import { createTransport, type FollowListener, type TransportOptions } from './transport'

const ANSWER = 'answer'
const CHUNKS: Chunk[] = Array.from({ length: 60 }, (_, at) => ({ type: 'text-delta', id: '0', delta: `é${at} ` }))

function bytesAfter(sequence: number): Uint8Array {
  const events = CHUNKS.slice(sequence).map((chunk, at) =>
    encodeEvent(ANSWER, sequence + at + 1, JSON.stringify(chunk)),
  )
  return new TextEncoder().encode(HEARTBEAT + events.join('') + DONE)
}

/** What one connection does: sends `bytes` of what is due, then ends in its way. */
type Ending = 'whole' | 'close' | 'reset' | 'silence' | 'no reply' | 'gateway' | 'draining'
interface Connection {
  bytes: number
  ending: Ending
}

function bodyOf(bytes: Uint8Array, ending: Ending): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (!isSent) {
        isSent = true
        controller.enqueue(bytes)
      } else if (ending === 'silence') return new Promise(() => {})
      else if (ending === 'reset') controller.error(new TypeError('network error'))
      else controller.close()
    },
  })
}

/** A server whose connections behave as planned, and well after the plan's end. */
function server(plan: Connection[]) {
  const asked: Array<{ method: string; url: string }> = []
  const fetch: TransportOptions['fetch'] = async (input, init) => {
    const url = String(input)
    const method = init?.method ?? 'GET'
    asked.push({ method, url })
    const { bytes, ending } = plan[asked.length - 1] ?? { bytes: Number.POSITIVE_INFINITY, ending: 'whole' }
    if (ending === 'no reply') throw new TypeError('Failed to fetch')
    if (ending === 'gateway') return new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } })
    if (ending === 'draining') {
      const error = { code: 'draining', message: 'This server is about to stop.', retryable: true, requestId: 'r' }
      return Response.json({ error }, { status: 503 })
    }
    const after = new URL(url, 'http://x.test').searchParams.get('after')
    const due = bytesAfter(method === 'POST' ? 0 : (parseCursor(after ?? '')?.sequence ?? 0))
    const sent = ending === 'whole' ? due : due.subarray(0, Math.min(bytes, due.length - DONE.length))
    return new Response(bodyOf(sent, ending))
  }
  return { fetch, asked }
}

async function ask(plan: Connection[], change: Partial<TransportOptions> = {}, untilReached = false) {
  const { fetch, asked } = server(plan)
  const chunks: LoggedChunk[] = []
  const connections: string[] = []
  const listener: FollowListener = {
    onChunks: (_answerId, batch) => chunks.push(...batch),
    onConnection: (connection) => connections.push(connection),
  }
  const transport = createTransport({ fetch, idleMs: 20, patienceMs: 60_000, wait: async () => {}, ...change })
  await transport.ask('chat', { id: 'chat' }, listener, new AbortController().signal, untilReached)
  return { chunks, connections, asked }
}

const sequences = CHUNKS.map((_, at) => at + 1)

test('an answer on one connection', async () => {
  const { chunks, connections, asked } = await ask([])
  expect(chunks.map(({ sequence }) => sequence)).toEqual(sequences)
  expect(chunks.map(({ chunk }) => chunk)).toEqual(CHUNKS)
  expect(connections).toEqual([])
  expect(asked).toEqual([{ method: 'POST', url: '/api/chat' }])
})

test('cut after every byte, each way: every chunk once, in order', async () => {
  const { length } = bytesAfter(0)
  for (let bytes = 0; bytes < length; bytes += 3) {
    const { chunks } = await ask([{ bytes, ending: bytes % 2 === 0 ? 'close' : 'reset' }])
    expect(chunks.map(({ chunk }) => chunk)).toEqual(CHUNKS)
  }
})

test('cut ten times in one answer: every chunk once, in order, asked for after the last one seen', async () => {
  const plan = Array.from({ length: 10 }, (_, at): Connection => ({ bytes: 97 + at * 31, ending: 'reset' }))
  const { chunks, asked, connections } = await ask(plan)
  expect(chunks.map(({ sequence }) => sequence)).toEqual(sequences)
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(asked[1]?.url).toMatch(/^\/api\/chat\/chat\/stream\?after=answer%3A\d+$/)
  expect(connections).toEqual(Array.from({ length: 10 }, () => ['reconnecting', 'open']).flat())
})

describe('no reply to the post', () => {
  test.each(['no reply', 'gateway', 'draining'] as const)('%s: the same question is posted again', async (ending) => {
    const { chunks, asked } = await ask([
      { bytes: 0, ending },
      { bytes: 0, ending },
    ])
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST'])
    expect(chunks).toHaveLength(CHUNKS.length)
  })
})

test('a connection without a byte for too long is dead', async () => {
  const { chunks, asked } = await ask([{ bytes: 300, ending: 'silence' }])
  expect(asked).toHaveLength(2)
  expect(chunks.map(({ sequence }) => sequence)).toEqual(sequences)
})

test('patience runs out with an error that says what to do', async () => {
  const plan = Array.from({ length: 100 }, (): Connection => ({ bytes: 0, ending: 'no reply' }))
  const error = await ask(plan, { patienceMs: -1 }).catch((thrown) => thrown)
  expect(error.info).toMatchObject({ code: 'connection_lost', retryable: true })
})

test('a post that reaches no server waits for one forever, if asked to', async () => {
  const plan = Array.from({ length: 100 }, (): Connection => ({ bytes: 0, ending: 'no reply' }))
  const { chunks, asked } = await ask(plan, { patienceMs: -1 }, true)
  expect(asked.map(({ method }) => method)).toEqual(Array.from({ length: 101 }, () => 'POST'))
  expect(chunks.map(({ sequence }) => sequence)).toEqual(sequences)
})

test('a server that keeps stopping says so in the end', async () => {
  const plan = Array.from({ length: 100 }, (): Connection => ({ bytes: 0, ending: 'draining' }))
  const error = await ask(plan, { patienceMs: -1 }, true).catch((thrown) => thrown)
  expect(error.info).toMatchObject({ code: 'draining', requestId: 'r' })
})

test('a refusal has the server’s words and is not retried', async () => {
  let count = 0
  const fetch: TransportOptions['fetch'] = async () => {
    count += 1
    const error = { code: 'already_running', message: 'Wait.', retryable: true, requestId: 'r' }
    return Response.json({ error }, { status: 409 })
  }
  const transport = createTransport({ fetch, idleMs: 20, patienceMs: 60_000, wait: async () => {} })
  const listener = { onChunks() {}, onConnection() {} }
  const error = await transport.ask('c', { id: 'c' }, listener, new AbortController().signal).catch((thrown) => thrown)
  expect(error.info).toEqual({ code: 'already_running', message: 'Wait.', retryable: true, requestId: 'r' })
  expect(count).toBe(1)
})

test('rejoining when nothing runs finds nothing', async () => {
  const fetch: TransportOptions['fetch'] = async () => new Response(null, { status: 204 })
  const transport = createTransport({ fetch, idleMs: 20, patienceMs: 60_000, wait: async () => {} })
  const listener = { onChunks() {}, onConnection() {} }
  expect(await transport.rejoin('c', undefined, listener, new AbortController().signal)).toBe(false)
})

test('an answer whose stream is gone is distinguished from one that was followed to its end', async () => {
  const replies = [new Response(bodyOf(bytesAfter(0).subarray(0, 300), 'close')), new Response(null, { status: 204 })]
  const transport = createTransport({
    fetch: async () => replies.shift() ?? Response.error(),
    idleMs: 20,
    patienceMs: 60_000,
    wait: async () => {},
  })
  const listener = { onChunks() {}, onConnection() {} }
  expect(await transport.ask('c', { id: 'c' }, listener, new AbortController().signal)).toBe(false)
})

test('a connection that was silent while the device slept is reopened on waking; another is left alone', async () => {
  const now = vi.spyOn(Date, 'now')
  try {
    const { fetch, asked } = server([{ bytes: 300, ending: 'silence' }])
    const chunks: LoggedChunk[] = []
    const transport = createTransport({ fetch, idleMs: 60_000, patienceMs: 60_000, wait: async () => {} })
    const listener = { onChunks: (_: string, batch: LoggedChunk[]) => chunks.push(...batch), onConnection() {} }
    const followed = transport.ask('c', { id: 'c' }, listener, new AbortController().signal)
    await expect.poll(() => chunks.length).toBeGreaterThan(0)
    transport.wake()
    await new Promise(setImmediate)
    expect(asked).toHaveLength(1)
    now.mockReturnValue(Number.MAX_SAFE_INTEGER)
    transport.wake()
    expect(await followed).toBe(true)
    expect(asked).toHaveLength(2)
    expect(chunks.map(({ sequence }) => sequence)).toEqual(sequences)
  } finally {
    now.mockRestore()
  }
})

test('chunks of unknown types, broken JSON and events without a cursor are skipped', async () => {
  const text = [
    encodeEvent(ANSWER, 1, JSON.stringify(CHUNKS[0])),
    encodeEvent(ANSWER, 2, '{"type":"execute","code":"alert(1)"}'),
    encodeEvent(ANSWER, 3, '{"type":'),
    'data: {"type":"text-delta","id":"0","delta":"no cursor"}\n\n',
    encodeEvent(ANSWER, 4, JSON.stringify(CHUNKS[1])),
    DONE,
  ].join('')
  const chunks: LoggedChunk[] = []
  const transport = createTransport({
    fetch: async () => new Response(text),
    idleMs: 20,
    patienceMs: 60_000,
    wait: async () => {},
  })
  const listener = { onChunks: (_: string, batch: LoggedChunk[]) => chunks.push(...batch), onConnection() {} }
  await transport.ask('c', { id: 'c' }, listener, new AbortController().signal)
  expect(chunks.map(({ sequence }) => sequence)).toEqual([1, 4])
})
