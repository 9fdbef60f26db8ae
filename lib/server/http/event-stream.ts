/** Numbered entries, such as those of an answer's log, as a streamed Response of Server-Sent Events. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Config } from '@/lib/server/config'
import type { Services } from '@/lib/server/services'
import type { LogEntry } from '@/lib/server/stream-log/stream-log'
import { BEGINNING, DONE, encodeEvent, HEARTBEAT } from '@/lib/stream/sse-encode'
import { letReaderPause } from './open-responses'

// Well below the shortest idle limits of proxies, and below the 15 s of the contract.
const HEARTBEAT_MS = 10_000
/** A reader that has not read the available end after this many heartbeats, within a minute, is cut. */
const BEATS_AFTER_END = 5
/** A stalled reader holds at most one of these. */
const PIECE_CHARACTERS = 64 * 1024

const nextTurn = () => turn(undefined)

/** Headers that keep proxies and Next's own compression from buffering. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/** What a stream needs of the server. */
export interface StreamServices {
  drain: Services['drain']
  /** `padStreams`: whether every write is padded, so that its size tells little of the text. */
  config: Pick<Config, 'padStreams'>
}

/** Where the entries come from. */
export interface EntrySource {
  /** The id in the entries' cursors. */
  id: string
  /** The sequence after which the reader begins. */
  after: number
  /** Batches of entries in order, until there are no more or the signal aborts. */
  read(signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** Whether no more entries will be added: a reader who does not read the rest of them is cut in time. */
  hasEnded(): Promise<boolean>
}

/** Transforms the bytes, as chaos does. */
export type BodyChange = ((body: ReadableStream<Uint8Array>, after: number) => ReadableStream<Uint8Array>) | undefined

/** Options of a response. */
export interface EventStreamOptions {
  /** The reader's request, whose connection is cut when it does not read the end in time. */
  request?: Request
  change?: BodyChange
  /** Beside those that every stream of events has. */
  headers?: Readonly<Record<string, string>>
}

/**
 * Streams everything after `after`. Cancelling the response ends the reader, never the answer. A response that ends
 * without `[DONE]`, as when this server stops, makes its reader reconnect.
 */
export function eventStream(
  { drain, config }: StreamServices,
  source: EntrySource,
  { request, change, headers }: EventStreamOptions = {},
): Response {
  const encoder = new TextEncoder()
  const left = new AbortController()
  const pause = request && letReaderPause(request)
  const batches = source.read(left.signal)[Symbol.asyncIterator]()
  let next: ReturnType<typeof batches.next> | undefined
  let unsent: LogEntry[] = []
  let hasBegun = false
  let beatsAfterEnd = 0
  // Wakes a waiting reader at each heartbeat. One timer for the whole response, because one per batch would cost more
  // than the batch.
  const waitForReader = () => void countAfterEnd().catch(() => {})
  let beat: () => void = waitForReader
  const heartbeat = setInterval(() => beat(), HEARTBEAT_MS)
  heartbeat.unref()
  const leave = () => {
    clearInterval(heartbeat)
    drain.readersLeave.removeEventListener('abort', leave)
    left.abort()
    pause?.end()
  }
  drain.readersLeave.addEventListener('abort', leave, { once: true })

  /** The reader is stalled, which is allowed while the answer runs. */
  async function countAfterEnd() {
    if (!(await source.hasEnded())) return
    beatsAfterEnd += 1
    if (beatsAfterEnd <= BEATS_AFTER_END) return
    pause?.cut()
    leave()
  }

  /** The next batch of the log; undefined when a heartbeat is due. */
  function hear() {
    next ??= batches.next()
    return new Promise<Awaited<typeof next> | undefined>((resolve, reject) => {
      beat = () => resolve(undefined)
      next?.then(resolve, reject)
    })
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>) {
    const send = (text: string) =>
      controller.enqueue(encoder.encode(config.padStreams ? text + paddingFor(text) : text))
    if (!hasBegun) {
      // Sent at once, so that the reader knows that it is connected.
      hasBegun = true
      return send(BEGINNING + (await readAtOnce()))
    }
    if (unsent.length > 0) return send(nextPiece())
    const batch = await hear()
    beat = waitForReader
    if (batch === undefined) return send(HEARTBEAT)
    next = undefined
    if (batch.done) {
      if (!left.signal.aborted) send(DONE)
      controller.close()
      return leave()
    }
    unsent = [...batch.value].reverse()
    send(nextPiece())
  }

  /** What the log already has goes out in the first write. */
  async function readAtOnce(): Promise<string> {
    next ??= batches.next()
    // A failure is handled when the promise is awaited.
    const batch = await Promise.race([next, nextTurn()]).catch(() => undefined)
    if (!batch || batch.done) return ''
    next = undefined
    unsent = [...batch.value].reverse()
    return nextPiece()
  }

  function nextPiece(): string {
    let text = ''
    for (let entry = unsent.pop(); entry; entry = unsent.pop()) {
      text += encodeEvent(source.id, entry.sequence, entry.json)
      if (text.length >= PIECE_CHARACTERS) break
    }
    return text
  }

  const body = new ReadableStream<Uint8Array>(
    {
      // Pulled, so that a stalled reader holds nothing but its position in the log. A failing pull ends the response:
      // it is not pulled or cancelled again.
      pull: (controller) =>
        pull(controller).catch((error) => {
          leave()
          throw error
        }),
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
  return new Response(change ? change(body, source.after) : body, { headers: { ...HEADERS, ...headers } })
}

/** Writes of up to so many bytes look alike; longer ones differ by multiples of it. */
const PADDED_BYTES = 1024
const EMPTY_COMMENT = ': \n\n'

/** A comment, which clients ignore, that fills the write up. */
function paddingFor(text: string): string {
  const bytes = Buffer.byteLength(text) + EMPTY_COMMENT.length
  return `: ${' '.repeat((PADDED_BYTES - (bytes % PADDED_BYTES)) % PADDED_BYTES)}\n\n`
}
