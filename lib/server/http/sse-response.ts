/** A reader of an answer's log, as a streamed Response. First connect and rejoin are this one code. */
import { setImmediate as turn } from 'node:timers/promises'
import { type ReadPosition, readBatches } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import type { LogEntry } from '@/lib/server/stream-log/stream-log'
import { BEGINNING, DONE, encodeEvent, HEARTBEAT } from '@/lib/stream/sse-encode'
import { letReaderPause } from './open-responses'

// Well below the shortest idle limits of proxies, and below the 15 s of the contract.
const HEARTBEAT_MS = 10_000
/** A reader that has not read the end so many heartbeats after it was seen to be there is cut: within a minute of it. */
const BEATS_AFTER_END = 5
/** A reader that stops reading holds no more than one of these. */
const PIECE_CHARACTERS = 64 * 1024

const nextTurn = () => turn(undefined)

/** Headers that keep every proxy on the way, Next's own compression included, from holding bytes back. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-vercel-ai-ui-message-stream': 'v1',
}

/** Changes the bytes on their way, as chaos does; undefined leaves them alone. */
export type BodyChange = ((body: ReadableStream<Uint8Array>, after: number) => ReadableStream<Uint8Array>) | undefined

/** What else a response is made with. */
export interface SseOptions {
  /** Whose answer this is: its connection is cut when it has not read the end in time. */
  request?: Request
  change?: BodyChange
}

/**
 * Streams everything after `after`. Leaving the response ends the reader, never the answer; a response that ends without
 * `[DONE]` tells its reader to come back, as when this server is stopped.
 */
export function sseResponse(
  { streamLog, drain }: Pick<Services, 'streamLog' | 'drain'>,
  reading: ReadPosition,
  { request, change }: SseOptions = {},
): Response {
  const encoder = new TextEncoder()
  const left = new AbortController()
  const pause = request && letReaderPause(request)
  const batches = readBatches(streamLog, reading, left.signal)[Symbol.asyncIterator]()
  let next: ReturnType<typeof batches.next> | undefined
  let unsent: LogEntry[] = []
  let hasBegun = false
  let beatsAfterEnd = 0
  // What a heartbeat does: of a reader that waits for news it is some. One timer for the whole response: one for each
  // batch would cost more than the batch.
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

  /** The reader does not read: as long as the answer runs it may. */
  async function countAfterEnd() {
    const hasEnded = reading.replayed !== undefined || (await streamLog.state(reading.logId)) !== 'running'
    if (!hasEnded) return
    beatsAfterEnd += 1
    if (beatsAfterEnd <= BEATS_AFTER_END) return
    pause?.cut()
    leave()
  }

  /** What the log says next; undefined when it is time for a heartbeat. */
  function hear() {
    next ??= batches.next()
    return new Promise<Awaited<typeof next> | undefined>((resolve, reject) => {
      beat = () => resolve(undefined)
      next?.then(resolve, reject)
    })
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>) {
    const send = (text: string) => controller.enqueue(encoder.encode(text))
    if (!hasBegun) {
      // At once, whatever the log says and when: the reader then knows that it is connected.
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

  /** What the log has already, so that it goes out with the beginning. */
  async function readAtOnce(): Promise<string> {
    next ??= batches.next()
    // A log that breaks off at once is heard of when it is heard.
    const batch = await Promise.race([next, nextTurn()]).catch(() => undefined)
    if (!batch || batch.done) return ''
    next = undefined
    unsent = [...batch.value].reverse()
    return nextPiece()
  }

  function nextPiece(): string {
    let text = ''
    for (let entry = unsent.pop(); entry; entry = unsent.pop()) {
      text += encodeEvent(reading.logId, entry.sequence, entry.json)
      if (text.length >= PIECE_CHARACTERS) break
    }
    return text
  }

  const body = new ReadableStream<Uint8Array>(
    {
      // Pulled, so that a reader who stops reading holds nothing but its place in the log. A pull that fails breaks the
      // response off: nobody pulls or cancels it any more.
      pull: (controller) =>
        pull(controller).catch((error) => {
          leave()
          throw error
        }),
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
  return new Response(change ? change(body, reading.after) : body, { headers: HEADERS })
}
