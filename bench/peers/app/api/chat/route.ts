/** The route of the AI SDK's quickstart; its provider reads ANTHROPIC_BASE_URL and ANTHROPIC_API_KEY itself. */
import { anthropic } from '@ai-sdk/anthropic'
import { convertToModelMessages, streamText, type UIMessage } from 'ai'

export async function POST(request: Request) {
  const { messages }: { messages: UIMessage[] } = await request.json()
  const result = streamText({
    model: anthropic('claude-sonnet-4-5'),
    messages: await convertToModelMessages(messages),
  })
  return result.toUIMessageStreamResponse()
}
