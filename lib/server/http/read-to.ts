/** Reads another server's response up to a bound, whatever its content-length says. */

/** The beginning of a body. The rest is cancelled with its connection; a body that breaks off ends there. */
export async function readTo(
  body: ReadableStream<Uint8Array>,
  max: number,
  signal?: AbortSignal,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  // A fetch may ignore the signal once it has a response.
  const abort = () => void reader.cancel().catch(() => {})
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    while (length <= max) {
      // The beginning of a broken body is enough for an error.
      const { done, value } = await reader.read().catch(() => BROKEN)
      signal?.throwIfAborted()
      if (done || !value) return { bytes: joined(pieces, length), isWhole: done }
      pieces.push(value)
      length += value.length
    }
    await reader.cancel().catch(() => {})
    return { bytes: joined(pieces, max), isWhole: false }
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

const BROKEN = { done: false, value: undefined }

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    const part = piece.subarray(0, length - at)
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
