/** A reader of an answer's log, as a streamed Response. First connect and rejoin are this one code. */
import { type Reading, readBatches } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import { DONE, encodeEvent, HEARTBEAT } from '@/lib/stream/sse-encode'

// Well below the shortest idle limits of proxies, and below the 15 s of the contract.
const HEARTBEAT_MS = 10_000

/** Headers that keep every proxy on the way, Next's own compression included, from holding bytes back. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-vercel-ai-ui-message-stream': 'v1',
}

/** Changes the bytes on their way, as chaos does; undefined leaves them alone. */
export type BodyChange = ((body: ReadableStream<Uint8Array>, after: number) => ReadableStream<Uint8Array>) | undefined

/**
 * Streams everything after `after`. Leaving the response ends the reader, never the answer; a response that ends without
 * `[DONE]` tells its reader to come back, as when this server is stopped.
 */
export function sseResponse(
  { streamLog, drain }: Pick<Services, 'streamLog' | 'drain'>,
  reading: Reading,
  change?: BodyChange,
): Response {
  const encoder = new TextEncoder()
  const left = new AbortController()
  const batches = readBatches(streamLog, reading, left.signal)
  let next: ReturnType<typeof batches.next> | undefined
  // One timer for the whole response: one for each batch would cost more than the batch.
  let beat = () => {}
  const heartbeat = setInterval(() => beat(), HEARTBEAT_MS)
  heartbeat.unref()
  const leave = () => {
    clearInterval(heartbeat)
    drain.readersLeave.removeEventListener('abort', leave)
    left.abort()
  }
  drain.readersLeave.addEventListener('abort', leave, { once: true })

  /** What the log says next; undefined when it is time for a heartbeat. */
  function hear() {
    next ??= batches.next()
    return new Promise<Awaited<typeof next> | undefined>((resolve, reject) => {
      beat = () => resolve(undefined)
      next?.then(resolve, reject)
    })
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>) {
    const batch = await hear()
    if (batch === undefined) {
      controller.enqueue(encoder.encode(HEARTBEAT))
      return
    }
    next = undefined
    if (batch.done) {
      if (!left.signal.aborted) controller.enqueue(encoder.encode(DONE))
      controller.close()
      leave()
      return
    }
    const text = batch.value.map(({ sequence, json }) => encodeEvent(reading.logId, sequence, json)).join('')
    controller.enqueue(encoder.encode(text))
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
