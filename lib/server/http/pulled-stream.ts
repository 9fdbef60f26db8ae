/** Text that is made while it is sent. */

/** The bytes of pieces of text. Pulled: a reader who stops reading holds up nothing but its own. */
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
    // Nothing is made before somebody reads.
    { highWaterMark: 0 },
  )
}
