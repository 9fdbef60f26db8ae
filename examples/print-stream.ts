/** Prints a streamed answer as it arrives. */
import type Anthropic from '@anthropic-ai/sdk'
import { higherUsage } from '@/lib/anthropic/call-counts'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'

/** What is printed: the text, or every raw event, one a line. */
export type PrintMode = 'text' | 'events'

/** Writes what is printed. */
export type Print = (text: string) => void

type Request = Parameters<Anthropic['messages']['stream']>[0]

/** Asks, prints, and returns what was used. Throws when the answer does not reach its end. */
export async function printStream(client: Anthropic, request: Request, mode: PrintMode, print: Print): Promise<Usage> {
  const stream = client.messages.stream(request)
  let usage = NO_USAGE
  for await (const event of stream) {
    if (event.type === 'message_start') usage = higherUsage(usage, event.message.usage)
    else if (event.type === 'message_delta') usage = higherUsage(usage, event.usage)
    if (mode === 'events') {
      print(`${JSON.stringify(event)}\n`)
      if (event.type === 'message_stop') print('[Stream complete]\n')
    } else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      print(event.delta.text)
    }
  }
  // The end of the loop proves nothing: only a message with a stop reason is complete.
  const message = await stream.finalMessage()
  if (message.stop_reason === null) throw new Error('The stream broke off before the answer was complete.')
  return usage
}
