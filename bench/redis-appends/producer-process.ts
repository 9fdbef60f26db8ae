/** Writes many answers at once, as a server does while it streams them, and says what processor time that took. */
import { clock, sleep } from '@/bench/processes/clock'
import type { Chunk } from '@/lib/shared/chunk'
import { openResumable, openStreamLog } from './logs'

/** How answers are kept; `nothing` is what the bench itself costs. */
export type Way = 'nothing' | 'StreamLog' | 'resumable-stream'

/** What is to be written. */
export interface Writing {
  way: Way
  ids: string[]
  deltas: number
  perSecond: number
}

interface Sink {
  put(chunk: Chunk): void
  end(): void
}

const TICK_MS = 4
const SETTLE_MS = 500
const url = process.argv[2] ?? ''
const ours = openStreamLog(url)
const theirs = await openResumable(url)

async function sinkOf(way: Way, id: string): Promise<Sink> {
  if (way === 'StreamLog') {
    await ours.claim(id)
    return { put: (chunk) => ours.append(id, [chunk]), end: () => ours.finish(id) }
  }
  if (way === 'nothing') return { put: (chunk) => void frameOf(chunk), end: () => {} }
  let writer: ReadableStreamDefaultController<string> | undefined
  const source = new ReadableStream<string>({
    start(controller) {
      writer = controller
    },
  })
  const local = await theirs.createNewResumableStream(id, () => source)
  // Somebody reads the stream where it is made: the browser that asked.
  drain(local)
  return { put: (chunk) => writer?.enqueue(frameOf(chunk)), end: () => writer?.close() }
}

async function drain(stream: ReadableStream<string> | null) {
  for await (const _ of stream ?? []);
}

const frameOf = (chunk: Chunk) => `data: ${JSON.stringify(chunk)}\n\n`

async function write({ way, ids, deltas, perSecond }: Writing): Promise<number> {
  const sinks = await Promise.all(ids.map((id) => sinkOf(way, id)))
  // Followers are there before the first delta.
  for (const sink of sinks) sink.put({ type: 'start', messageId: 'answer' })
  await sleep(SETTLE_MS)
  const before = process.cpuUsage()
  const startedAt = clock()
  const sent = sinks.map(() => 0)
  while (sent.some((count) => count < deltas)) {
    for (const [at, sink] of sinks.entries()) {
      // Each answer has a beat of its own.
      const due = Math.min(deltas, Math.floor(((clock() - startedAt) / 1_000) * perSecond + at / sinks.length))
      for (; (sent[at] ?? 0) < due; sent[at] = (sent[at] ?? 0) + 1) {
        sink.put({ type: 'text-delta', id: '0.0.0', delta: `${clock().toFixed(3)} the quick brown` })
      }
    }
    await sleep(TICK_MS)
  }
  for (const sink of sinks) sink.end()
  await sleep(SETTLE_MS)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

process.on('message', async (writing: Writing) => process.send?.(await write(writing)))
process.on('disconnect', () => process.exit())
process.send?.('ready')
