/** How the pieces of a line become batches: one a turn, at once after a pause. */
import { expect, test, vi } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { DONE, encodeEvent } from '@/lib/stream/sse-encode'
import { type ReadOptions, readChunks } from './read-chunks'

const eventOf = (sequence: number) => {
  const chunk: Chunk = { type: 'text-delta', id: '0', delta: `${sequence} ` }
  return encodeEvent('answer', sequence, JSON.stringify(chunk))
}

/** When all that has come was read: what a stream of the web does takes no more than promises. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Reads a line whose pieces and turns the test gives. */
function read(options: Partial<ReadOptions> = {}) {
  let line: ReadableStreamDefaultController<Uint8Array> | undefined
  let isCancelled = false
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      line = controller
    },
    cancel: () => {
      isCancelled = true
    },
  })
  const turns: Array<() => void> = []
  const batches: number[][] = []
  const send = (text: string) => line?.enqueue(new TextEncoder().encode(text))
  const chunks = readChunks(body, { idleMs: 60_000, nextRead: (turn) => turns.push(turn), ...options })
  async function collect() {
    for (;;) {
      const { done, value } = await chunks.next()
      if (done) return value
      batches.push(value.chunks.map(({ sequence }) => sequence))
    }
  }
  const turn = () => turns.splice(0).map((callback) => callback())
  return { send, line, turn, turns, batches, chunks, ended: collect(), isCancelled: () => isCancelled }
}

test('what comes after a pause is handed over at once, what comes meanwhile together with the next read', async () => {
  const { send, turn, turns, batches, ended } = read()
  send(eventOf(1))
  await settled()
  expect(batches).toEqual([[1]])
  for (let sequence = 2; sequence <= 1_000; sequence += 1) send(eventOf(sequence))
  await settled()
  expect(batches).toHaveLength(1)
  expect(turns).toHaveLength(1)
  turn()
  await settled()
  expect(batches.slice(1)).toEqual([Array.from({ length: 999 }, (_, at) => at + 2)])
  // A pause: nothing had come by the next turn.
  turn()
  await settled()
  send(eventOf(1_001))
  await settled()
  expect(batches.slice(2)).toEqual([[1_001]])
  turn()
  send(`${eventOf(1_002)}${DONE}`)
  expect(await ended).toBe(true)
  expect(batches.slice(3)).toEqual([[1_002]])
})

test('a heartbeat and half an event wait for no read', async () => {
  const { send, turns, batches, ended } = read()
  const [head, tail] = [eventOf(1).slice(0, 20), eventOf(1).slice(20)]
  for (const text of [': heartbeat\n\n', head]) {
    send(text)
    await settled()
  }
  expect(turns).toHaveLength(0)
  send(`${tail}${DONE}`)
  expect(await ended).toBe(true)
  expect(batches).toEqual([[1]])
})

test('what has come when the connection breaks is handed over at once, then the break', async () => {
  const { send, line, batches, ended } = read()
  send(eventOf(1))
  await settled()
  send(eventOf(2))
  await settled()
  line?.error(new TypeError('network error'))
  expect(await ended).toBe(false)
  expect(batches).toEqual([[1], [2]])
})

test('silence ends the connection; a piece now and then keeps it open', async () => {
  vi.useFakeTimers()
  try {
    const { send, turn, ended, batches, isCancelled } = read({ idleMs: 60 })
    for (let sequence = 1; sequence <= 6; sequence += 1) {
      send(eventOf(sequence))
      await vi.advanceTimersByTimeAsync(59)
      turn()
    }
    expect(isCancelled()).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await ended).toBe(false)
    expect(batches).toHaveLength(6)
    expect(isCancelled()).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('the end of an answer waits for no read', async () => {
  const { send, line, batches, ended } = read()
  send(eventOf(1))
  await settled()
  send(`${eventOf(2)}${DONE}`)
  await settled()
  expect(batches).toEqual([[1]])
  line?.close()
  expect(await ended).toBe(true)
  expect(batches).toEqual([[1], [2]])
})

test('an abort ends it, even one from before', async () => {
  const cut = new AbortController()
  const { ended, isCancelled } = read({ cut: cut.signal })
  cut.abort()
  expect(await ended).toBe(false)
  expect(isCancelled()).toBe(true)
  expect(await read({ cut: AbortSignal.abort() }).ended).toBe(false)
})
