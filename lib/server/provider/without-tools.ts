/** Requests for a server that takes no tools: what was said with them before is told in words, so that no turn is lost. Pure. */

import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import { blocksOf, type ModelMessage, resultText } from '@/lib/anthropic/transcript'
import { isServerTool } from '@/lib/server/tools/server-tools'
import type { ModelRequest } from './provider'

/** The request without any tools. */
export function withoutTools({ tools: _tools, tool_choice: _choice, ...request }: ModelRequest): ModelRequest {
  const names = namesOf(request.messages)
  const messages = request.messages.map((message) =>
    told(message, (block) => {
      if (block.type === 'tool_use') return [text(`[Called the tool ${block.name} with ${resultText(block.input)}]`)]
      if (block.type === 'tool_result') return resultBlocks(block, names.get(block.tool_use_id) ?? '')
      return withoutServerBlock(block)
    }),
  )
  return { ...request, messages }
}

/** The request without the API's own tools. */
export function withoutServerTools({ tools = [], tool_choice, ...request }: ModelRequest): ModelRequest {
  const own = tools.filter((tool) => !isServerTool(tool))
  const messages = request.messages.map((message) => told(message, withoutServerBlock))
  return { ...request, messages, ...(own.length > 0 && { tools: own, ...(tool_choice && { tool_choice }) }) }
}

const text = (words: string): ModelContentBlock => ({ type: 'text', text: words })

/** A message keeps its place, as roles take turns. */
function told(message: ModelMessage, tell: (block: ModelContentBlock) => ModelContentBlock[]): ModelMessage {
  if (typeof message.content === 'string') return message
  const content = message.content.flatMap(tell)
  return { ...message, content: content.length > 0 ? content : [text('[Worked with tools of the provider.]')] }
}

function namesOf(messages: readonly ModelMessage[]): Map<unknown, string> {
  const calls = messages.flatMap(({ content }) => blocksOf(content)).filter(({ type }) => type === 'tool_use')
  return new Map(calls.map(({ id, name }) => [id, String(name)]))
}

/** What a tool said, in words; its pictures and files stay what they are. */
function resultBlocks({ content, is_error: isError }: ModelContentBlock, name: string): ModelContentBlock[] {
  const blocks = typeof content === 'string' || Array.isArray(content) ? blocksOf(content) : []
  const words = blocks.flatMap((block) => (block.type === 'text' ? String(block.text) : [])).join('\n')
  const verb = isError ? 'failed' : 'gave'
  return [text(`[The tool ${name} ${verb}: ${words || 'nothing'}]`), ...blocks.filter(({ type }) => type !== 'text')]
}

/** What the text around them says is all that another server can be told of the API's own tools. */
function withoutServerBlock(block: ModelContentBlock): ModelContentBlock[] {
  const { type } = block
  if (type === 'tool_use' || type === 'tool_result') return [block]
  if (/(?:^|_)tool_(?:use|result)$/.test(type)) return []
  if (type !== 'text' || block.citations === undefined) return [block]
  // They point into results that are not sent.
  const { citations: _citations, ...rest } = block
  return [rest]
}
