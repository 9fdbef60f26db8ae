/** What a script may know about the request. */
import { blocksOf, type ContentBlock, type MessagesRequest, type RequestMessage, textOf } from './request'
import type { ScriptContext, ToolResult } from './script'

/** The context of a request. */
export function contextOf(request: MessagesRequest): ScriptContext {
  const { messages } = request
  const lastQuestion = messages.findLast((message) => message.role === 'user' && textOf(message).trim() !== '')
  const last = messages.findLast((message) => message.role !== 'system')
  return {
    question: lastQuestion ? textOf(lastQuestion).trim() : '',
    messages,
    toolResults: last?.role === 'user' ? blocksOf(last).flatMap((block) => toolResult(block, messages)) : [],
    paused: last?.role === 'assistant' ? blocksOf(last) : [],
    tools: request.tool_choice?.type === 'none' ? [] : (request.tools ?? []),
  }
}

function toolResult(block: ContentBlock, messages: readonly RequestMessage[]): ToolResult[] {
  if (block.type !== 'tool_result' || block.tool_use_id === undefined) return []
  const call = messages.flatMap(blocksOf).find((each) => each.type === 'tool_use' && each.id === block.tool_use_id)
  return [
    {
      id: block.tool_use_id,
      name: call?.name ?? '',
      text: resultText(block.content),
      isError: block.is_error === true,
    },
  ]
}

function resultText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((each: unknown) => {
      if (typeof each !== 'object' || each === null) return ''
      if ('text' in each && typeof each.text === 'string') return each.text
      return 'type' in each ? `[${String(each.type)}]` : ''
    })
    .join('\n')
}
