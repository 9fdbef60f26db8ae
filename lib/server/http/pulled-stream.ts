/** Text that is produced while it is sent. */

/** The bytes of pieces of text. Pulled: a stalled reader delays only itself. */
export function pulledStream(next: () => Promise<IteratorResult<string>>, end: () => Promise<unknown>) {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await end()
      },
    },
    // Nothing is produced before somebody reads.
    { highWaterMark: 0 },
  )
}
