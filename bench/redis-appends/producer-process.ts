/** Writes many answers at once, as a server does while it streams, and reports the CPU time. */
import { clock, sleep } from '@/bench/processes/clock'
import type { Chunk } from '@/lib/shared/chunk'
import { openResumable, openStreamLog } from './logs'

/** Where answers are kept; `nothing` measures the bench itself. */
export type LogKind = 'nothing' | 'StreamLog' | 'resumable-stream'

/** The answers to write. */
export interface WriteCommand {
  log: LogKind
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

async function sinkOf(log: LogKind, id: string): Promise<Sink> {
  if (log === 'StreamLog') {
    await ours.claim(id)
    return { put: (chunk) => ours.append(id, [chunk]), end: () => ours.finish(id) }
  }
  if (log === 'nothing') return { put: (chunk) => void frameOf(chunk), end: () => {} }
  let writer: ReadableStreamDefaultController<string> | undefined
  const source = new ReadableStream<string>({
    start(controller) {
      writer = controller
    },
  })
  const local = await theirs.createNewResumableStream(id, () => source)
  // The asking browser reads the stream in the producer's process.
  drain(local)
  return { put: (chunk) => writer?.enqueue(frameOf(chunk)), end: () => writer?.close() }
}

async function drain(stream: ReadableStream<string> | null) {
  for await (const _ of stream ?? []);
}

const frameOf = (chunk: Chunk) => `data: ${JSON.stringify(chunk)}\n\n`

async function write({ log, ids, deltas, perSecond }: WriteCommand): Promise<number> {
  const sinks = await Promise.all(ids.map((id) => sinkOf(log, id)))
  // The followers connect before the first delta.
  for (const sink of sinks) sink.put({ type: 'start', messageId: 'answer' })
  await sleep(SETTLE_MS)
  const before = process.cpuUsage()
  const startedAt = clock()
  const sent = sinks.map(() => 0)
  while (sent.some((count) => count < deltas)) {
    for (const [at, sink] of sinks.entries()) {
      // The answers are out of step with each other.
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

process.on('message', async (command: WriteCommand) => process.send?.(await write(command)))
process.on('disconnect', () => process.exit())
process.send?.('ready')
