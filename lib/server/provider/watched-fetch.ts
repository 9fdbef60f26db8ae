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
    const { status, statusText, headers } = response
    const watched = watch(response.body, watcher, pace, init?.signal ?? undefined)
    return Object.defineProperty(new Response(null, { status, statusText, headers }), 'body', { value: watched })
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

/**
 * The body as the SDK reads it, which is by iterating: a stream in between would cost more than all that is done here.
 * Pulled, so that a slow reader holds the upstream back instead of filling memory.
 */
async function* watch(
  body: ReadableStream<Uint8Array>,
  { onBytes, onSkippedEvent }: Watcher,
  pace: Pace,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  const repair = createEventRepair(onSkippedEvent)
  let left = UPSTREAM_LIMITS.streamBytes
  const leave = () => void reader.cancel().catch(() => {})
  // A fetch need not heed the signal once it has answered; a call that was stopped must end all the same.
  signal?.addEventListener('abort', leave, { once: true })
  try {
    for (;;) {
      if (repair.fault) throw repair.fault
      // Pings and what cannot be read are seen nowhere else.
      const pause = pace.goOn()
      if (pause) await pause
      const { done, value } = await reader.read()
      if (signal?.aborted) throw new DOMException('The call was aborted', 'AbortError')
      if (done) break
      onBytes(value.length)
      left -= value.length
      const bytes = repair.push(value)
      if (left < 0) repair.end(tooMuch('bytes'))
      if (bytes.length > 0) yield bytes
    }
    const rest = repair.flush()
    if (repair.fault) throw repair.fault
    if (rest.length > 0) yield rest
  } finally {
    signal?.removeEventListener('abort', leave)
    leave()
  }
}
