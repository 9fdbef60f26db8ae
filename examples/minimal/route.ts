/** The smallest route that streams, the handler of `/api/ask` in a Next.js app. It needs `ANTHROPIC_API_KEY`. */
import Anthropic from '@anthropic-ai/sdk'

/** What the client gets, one at a time: pieces of text, and at the end exactly one of the others. */
export type AskEvent =
  | { text: string }
  | { stopReason: string | null; inputTokens: number; outputTokens: number }
  | { error: string }

/** `POST { "question": "…" }`, answered with Server-Sent Events. */
export async function POST(request: Request): Promise<Response> {
  const { question } = (await request.json()) as { question: string }
  const stream = new Anthropic().messages.stream(
    { model: 'claude-sonnet-5-5', max_tokens: 16_000, messages: [{ role: 'user', content: question }] },
    // A reader who leaves ends the call, and with it the cost.
    { signal: request.signal },
  )
  const encoder = new TextEncoder()
  let isOpen = true
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (event: AskEvent) => {
        if (isOpen) controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`))
      }
      try {
        // Nothing may be awaited between the call and this loop: events would be lost.
        for await (const event of stream) {
          if (event.type === 'content_block_delta' && event.delta.type === 'text_delta')
            send({ text: event.delta.text })
        }
        // The end of the loop proves nothing. This has the reason for it, and the final counts.
        const { stop_reason: stopReason, usage } = await stream.finalMessage()
        const read = (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0)
        send({ stopReason, inputTokens: usage.input_tokens + read, outputTokens: usage.output_tokens })
      } catch (error) {
        // The status was sent long ago, so a failure has to be an event.
        send({ error: error instanceof Anthropic.APIError ? error.message : 'The answer failed.' })
      }
      if (isOpen) controller.close()
    },
    cancel() {
      isOpen = false
      stream.abort()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // Tells proxies neither to compress nor to collect.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
