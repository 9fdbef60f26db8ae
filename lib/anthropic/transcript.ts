/**
 * A transcript: what went to and fro between the model and its tools within one answer, in the Messages API's form, each
 * block verbatim. Later requests send it again, as signatures and citations hold for exactly what was said.
 */
import type { Part } from '@/lib/shared/message'
import type { Effort } from '@/lib/shared/models'
import { withoutHidden, withoutHiddenIn } from '@/lib/shared/text/visible-text'
import type { ModelContentBlock } from './model-event'

/** A message of a request. */
export interface ModelMessage {
  role: 'user' | 'assistant'
  content: string | ModelContentBlock[]
}

/** What one segment of an answer added. */
export interface TranscriptSegment {
  /** The model that wrote it: another one is not sent its thinking. */
  model: string
  /** How much it was asked to think, where that was said. */
  effort?: Effort | undefined
  /** Digest of everything that stood before it: thinking holds only behind exactly that. */
  prefix: string
  /** Begins with the model's first message; in a later segment with what let the answer go on. */
  messages: ModelMessage[]
}

/** Adds a message; a neighbour of the same role becomes one with it, as the API wants roles to alternate. */
export function pushMessage(messages: ModelMessage[], message: ModelMessage): void {
  const last = messages.at(-1)
  if (last?.role !== message.role) messages.push(message)
  else messages[messages.length - 1] = { role: last.role, content: joined(last.content, message.content) }
}

function joined(one: ModelMessage['content'], other: ModelMessage['content']): ModelMessage['content'] {
  if (typeof one === 'string' && typeof other === 'string') return `${one}\n\n${other}`
  return [...blocksOf(one), ...blocksOf(other)]
}

/** A message's content as blocks. */
export function blocksOf(content: ModelMessage['content']): ModelContentBlock[] {
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content
}

/** Whether a block is thinking, shown or hidden. */
export function isThinking({ type }: ModelContentBlock): boolean {
  return type === 'thinking' || type === 'redacted_thinking'
}

/** A message without what no reader sees. Thinking stays: its signature holds for it to the letter. */
export function visibleMessage(message: ModelMessage): ModelMessage {
  const { content } = message
  if (typeof content === 'string') {
    const text = withoutHidden(content)
    return text === content ? message : { ...message, content: text.trim() === '' ? '' : text }
  }
  const shown = content.flatMap((block) => {
    const visible = isThinking(block) ? block : withoutHiddenIn(block)
    // The API refuses a text that is blank.
    const isGone = visible !== block && visible.type === 'text' && String(visible.text).trim() === ''
    return isGone ? [] : [visible]
  })
  return shown.length === content.length && shown.every((block, at) => block === content[at])
    ? message
    : { ...message, content: shown }
}

/** The blocks up to the last one that is no thinking: the API takes no message that ends within it. */
export function withoutLastThinking(blocks: readonly ModelContentBlock[]): ModelContentBlock[] {
  return blocks.slice(0, blocks.findLastIndex((block) => !isThinking(block)) + 1)
}

/** The same messages without any thinking. */
export function withoutThinking(messages: readonly ModelMessage[]): ModelMessage[] {
  return messages.flatMap((message) => {
    if (typeof message.content === 'string') return [message]
    const content = message.content.filter((block) => !isThinking(block))
    return content.length > 0 ? [{ ...message, content }] : []
  })
}

/** What a tool said, for the model. */
export function toolResult(toolCallId: string, written: string, isError: boolean): ModelContentBlock {
  const content = withoutHidden(written)
  return { type: 'tool_result', tool_use_id: toolCallId, content, ...(isError && { is_error: true }) }
}

/** Ids of the calls in a message that somebody has to answer. */
export function callIdsIn({ content }: ModelMessage): string[] {
  return blocksOf(content).flatMap(({ type, id }) => (type === 'tool_use' && typeof id === 'string' ? [id] : []))
}

/**
 * Messages that end wherever their answer was ended, as history that the API takes: calls that nobody will run any more
 * get a result all the same, server tools without one are left out, and no message ends within thinking.
 */
export function settled(messages: readonly ModelMessage[], parts: readonly Part[]): ModelMessage[] {
  const whole = withoutLooseEnds(messages)
  const last = whole.at(-1)
  if (last?.role !== 'assistant') return whole
  const open = callIdsIn(last)
  return open.length === 0 ? whole : [...whole, { role: 'user', content: open.map((id) => resultOf(id, parts)) }]
}

/** The same messages without server tools that never brought a result, and without thinking at the end of any. */
export function withoutLooseEnds(messages: readonly ModelMessage[]): ModelMessage[] {
  return messages.flatMap((message) => (message.role === 'assistant' ? tied(message) : [message]))
}

function tied(message: ModelMessage): ModelMessage[] {
  const blocks = message.content
  if (typeof blocks === 'string') return [message]
  const answered = new Set(blocks.map(({ tool_use_id }) => tool_use_id))
  const kept = blocks.filter(({ type, id }) => !type.endsWith('_tool_use') || answered.has(id))
  const content = withoutLastThinking(kept)
  return content.length === 0 ? [] : [{ ...message, content }]
}

/** The result of a call as its part tells it. */
export function resultOf(toolCallId: string, parts: readonly Part[]): ModelContentBlock {
  const part = parts.find((each) => 'toolCallId' in each && each.toolCallId === toolCallId)
  if (part && 'toolCallId' in part) {
    if (part.state === 'output-available') return toolResult(toolCallId, resultText(part.output), false)
    if (part.state === 'output-error') return toolResult(toolCallId, part.errorText || NOT_RUN, true)
    if (part.state === 'output-denied') return toolResult(toolCallId, DENIED, true)
  }
  return toolResult(toolCallId, NOT_RUN, true)
}

/** What the model is told of a call that a person did not allow. */
export const DENIED = 'The person did not allow this call. Go on without it, or ask them what they want instead.'
const NOT_RUN = 'Not run: the answer ended before this call could be run.'

// What goes back to the model is part of the next prompt: a huge result would be paid for.
const MAX_RESULT_CHARACTERS = 100_000

/** A result as the model reads it. */
export function resultText(output: unknown): string {
  const text = typeof output === 'string' ? output : (JSON.stringify(output) ?? 'null')
  // Half a character pair would make the request no text at all.
  return text.length <= MAX_RESULT_CHARACTERS
    ? text
    : text.slice(0, MAX_RESULT_CHARACTERS).replace(/[\ud800-\udbff]$/, '')
}
