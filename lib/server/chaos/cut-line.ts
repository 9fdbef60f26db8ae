/** Breaks a reader's connection off in mid-answer, as bad networks do. */
import { setTimeout } from 'node:timers/promises'

// Enough for some events: every connection must bring the reader on.
const LEAST_BYTES = 1_200

// A reset takes back what has not been read yet: as on a real line, it comes a moment after the bytes.
const BYTES_ARRIVE_MS = 50

/**
 * The body until it breaks. Connections last longer the further the reader has come, so that a long answer is cut
 * a dozen times and not a thousand; where exactly is a matter of the answer's own bytes.
 */
export function cutLine(body: ReadableStream<Uint8Array>, after: number): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let left = LEAST_BYTES + after * 90
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (left <= 0) {
          await reader.cancel()
          // By turns an orderly end that comes too early, and a reset.
          if (after % 2 === 1) return controller.close()
          await setTimeout(BYTES_ARRIVE_MS)
          return controller.error(new Error('The line was cut on purpose.'))
        }
        const { done, value } = await reader.read()
        if (done) return controller.close()
        const part = value.subarray(0, left)
        left -= value.length
        controller.enqueue(part)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
