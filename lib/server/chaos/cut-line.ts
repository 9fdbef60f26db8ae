/** Breaks a reader's connection off in mid-answer, as bad networks do. */

// Enough for some events: every connection must bring the reader on.
const LEAST_BYTES = 1_200

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
          controller.error(new Error('The line was cut on purpose.'))
          return
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
