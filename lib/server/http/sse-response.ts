/** A reader of an answer's log, as a streamed Response. First connect and rejoin are this one code. */
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { AnswerId } from '@/lib/shared/ids'
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

/** Streams everything after `after`. Leaving the response ends the reader, never the answer. */
export function sseResponse(
  streamLog: StreamLog,
  { answerId, after }: { answerId: AnswerId; after: number },
  change?: BodyChange,
): Response {
  const encoder = new TextEncoder()
  const left = new AbortController()
  const batches = streamLog.read(answerId, after, left.signal)[Symbol.asyncIterator]()
  let next: ReturnType<typeof batches.next> | undefined
  // One timer for the whole response: one for each batch would cost more than the batch.
  let beat = () => {}
  const heartbeat = setInterval(() => beat(), HEARTBEAT_MS)
  heartbeat.unref()
  const leave = () => {
    clearInterval(heartbeat)
    left.abort()
  }

  const body = new ReadableStream<Uint8Array>(
    {
      // Pulled, so that a reader who stops reading holds nothing but its place in the log.
      async pull(controller) {
        next ??= batches.next()
        const result = await new Promise<Awaited<typeof next> | undefined>((resolve, reject) => {
          beat = () => resolve(undefined)
          next?.then(resolve, reject)
        })
        if (result === undefined) {
          controller.enqueue(encoder.encode(HEARTBEAT))
          return
        }
        next = undefined
        if (result.done) {
          controller.enqueue(encoder.encode(DONE))
          controller.close()
          leave()
          return
        }
        const text = result.value.map(({ sequence, json }) => encodeEvent(answerId, sequence, json)).join('')
        controller.enqueue(encoder.encode(text))
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
  return new Response(change ? change(body, after) : body, { headers: HEADERS })
}
