/**
 * A fetch for the SDK that sees what the SDK hides: every byte, pings included, a body that is not
 * an event stream, and events that the SDK would drop or fall over.
 */
import { AppError } from '@/lib/shared/error'
import { boundedFetch } from './bounded-fetch'
import type { Pace } from './pace'
import { tooMuch } from './provider-error'
import { createEventRepair } from './repair-events'
import { UPSTREAM_LIMITS } from './upstream-limits'

/** Who is told what the SDK does not show. */
export interface Watcher {
  /** Called at the response's headers, with none, and at every read of its body. */
  onBytes(count: number): void
  /** Called for each event that could not be read and was left out. */
  onSkippedEvent(): void
}

/** Wraps a fetch. */
export function watchedFetch(fetch: typeof globalThis.fetch, watcher: Watcher, pace: Pace): typeof globalThis.fetch {
  const bounded = boundedFetch(fetch)
  return async (input, init) => {
    const response = await bounded(input, init)
    watcher.onBytes(0)
    if (!response.ok || !response.body) return response
    const type = response.headers.get('content-type') ?? ''
    if (!/^text\/event-stream\b/i.test(type)) {
      await response.body.cancel()
      throw notAStream(type)
    }
    return new Response(watch(response.body, watcher, pace, init?.signal ?? undefined), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    })
  }
}

/** Any other text in its place is the server's own word, which nobody is told. */
const KIND = /^(?:text|application|image|audio|video|font|multipart)\/[\w.+-]{1,60}(?=\s*(?:;|$))/i

function notAStream(type: string): AppError {
  const kind = KIND.exec(type)?.[0] ?? 'no content type'
  return new AppError('provider_refused', {
    message: `The model provider, or a proxy before it, did not send a stream (${kind}). The operator of this site needs to check its base URL and proxies.`,
  })
}

// A pull stream, so that a slow reader holds the upstream back instead of filling memory.
function watch(
  body: ReadableStream<Uint8Array>,
  { onBytes, onSkippedEvent }: Watcher,
  pace: Pace,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const repair = createEventRepair(onSkippedEvent)
  let left = UPSTREAM_LIMITS.streamBytes
  let leave = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // A fetch need not heed the signal once it has answered; a call that was stopped must end all the same.
        const abort = () => {
          controller.error(new DOMException('The call was aborted', 'AbortError'))
          reader.cancel().catch(() => {})
        }
        leave = () => signal?.removeEventListener('abort', abort)
        signal?.addEventListener('abort', abort, { once: true })
      },
      async pull(controller) {
        for (;;) {
          if (repair.fault) {
            leave()
            reader.cancel().catch(() => {})
            throw repair.fault
          }
          // Pings and what cannot be read are seen nowhere else.
          await pace.goOn()
          const { done, value } = await reader.read()
          if (signal?.aborted) return
          if (done) {
            leave()
            const rest = repair.flush()
            if (repair.fault) throw repair.fault
            if (rest.length > 0) controller.enqueue(rest)
            controller.close()
            return
          }
          onBytes(value.length)
          left -= value.length
          const bytes = repair.push(value)
          if (left < 0) repair.end(tooMuch('bytes'))
          if (bytes.length === 0) continue
          controller.enqueue(bytes)
          return
        }
      },
      cancel(reason) {
        leave()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
