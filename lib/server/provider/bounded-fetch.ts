/**
 * A fetch for every call that carries the key: it follows no redirect, as the key would go to wherever that points, and
 * what is no stream is read to a bound only.
 */
import { AppError } from '@/lib/shared/error'
import { UPSTREAM_LIMITS } from './upstream-limits'

type Fetch = typeof globalThis.fetch

/** Wraps a fetch: no redirect is followed, and the body of an error ends at its bound. */
export function boundedFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' })
    if (isRedirect(response)) {
      await response.body?.cancel().catch(() => {})
      throw redirected(response)
    }
    if (response.ok || !response.body) return response
    const { bytes } = await readTo(response.body, UPSTREAM_LIMITS.errorBytes, init?.signal ?? undefined)
    return new Response(bytes, response)
  }
}

/** The same for calls whose answer is one JSON. */
export function boundedJsonFetch(fetch: Fetch): Fetch {
  const bounded = boundedFetch(fetch)
  return async (input, init) => {
    const response = await bounded(input, init)
    if (!response.ok || !response.body) return response
    const { bytes, isWhole } = await readTo(response.body, UPSTREAM_LIMITS.jsonBytes, init?.signal ?? undefined)
    if (!isWhole) throw new AppError('provider_failed', { cause: new Error('a body that does not end') })
    return new Response(bytes, response)
  }
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400)
}

function redirected({ status }: Response): AppError {
  return new AppError('provider_refused', {
    message:
      'The address of the model provider sends requests on to another address, which is not done: the key would go there. The operator of this site needs to set ANTHROPIC_BASE_URL to the address itself.',
    cause: Object.assign(new Error('a redirect, which was not followed'), { status }),
  })
}

/** The beginning of a body. The rest is let go, and the connection with it; a body that breaks off ends where it broke. */
async function readTo(
  body: ReadableStream<Uint8Array>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  // A fetch need not heed the signal once it has answered.
  const abort = () => void reader.cancel().catch(() => {})
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    while (length <= most) {
      // What has broken off cannot be had whole: its beginning says enough of an error.
      const { done, value } = await reader.read().catch(() => BROKEN)
      signal?.throwIfAborted()
      if (done || !value) return { bytes: joined(pieces, length), isWhole: done }
      pieces.push(value)
      length += value.length
    }
    await reader.cancel().catch(() => {})
    return { bytes: joined(pieces, most), isWhole: false }
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

const BROKEN = { done: false, value: undefined }

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    const taken = piece.subarray(0, length - at)
    bytes.set(taken, at)
    at += taken.length
  }
  return bytes
}
