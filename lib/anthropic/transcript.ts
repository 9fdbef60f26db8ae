/**
 * The transcript of an answer: the messages between the model and its tools, in the Messages API's form, each block
 * verbatim. Later requests send it again, as signatures and citations are valid for the exact content only.
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

/** The transcript of one segment. */
export interface TranscriptSegment {
  /** The model that wrote it. Other models are not sent its thinking. */
  model: string
  /** The effort that was asked for, if any. */
  effort?: Effort | undefined
  /** Digest of everything before it. Its thinking is valid only after exactly that. */
  prefix: string
  /** The first is the model's; in a later segment it may be the message that asked the model to continue. */
  messages: ModelMessage[]
}

/** Adds a message. It is joined to one of the same role before it, as the API wants roles to alternate. */
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

/** Whether a block is thinking, visible or redacted. */
export function isThinking({ type }: ModelContentBlock): boolean {
  return type === 'thinking' || type === 'redacted_thinking'
}

/** A message without hidden characters. Thinking keeps them, as its signature is valid for the exact text only. */
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

/** The blocks without thinking at their end: the API takes no message that ends with it. */
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

/** The result block of a call. */
export function toolResult(toolCallId: string, text: string, isError: boolean): ModelContentBlock {
  const content = withoutHidden(text)
  return { type: 'tool_result', tool_use_id: toolCallId, content, ...(isError && { is_error: true }) }
}

/** The ids of a message's calls that need a result. */
export function callIdsIn({ content }: ModelMessage): string[] {
  return blocksOf(content).flatMap(({ type, id }) => (type === 'tool_use' && typeof id === 'string' ? [id] : []))
}

/**
 * The messages of an answer that may have ended anywhere, as history that the API takes: calls that were never run get a
 * result all the same, server tools without one are left out, and no message ends with thinking.
 */
export function settled(messages: readonly ModelMessage[], parts: readonly Part[]): ModelMessage[] {
  const whole = withoutLooseEnds(messages)
  const last = whole.at(-1)
  if (last?.role !== 'assistant') return whole
  const open = callIdsIn(last)
  return open.length === 0 ? whole : [...whole, { role: 'user', content: open.map((id) => resultOf(id, parts)) }]
}

/** The same messages without calls of server tools that have no result, and without thinking at their ends. */
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

/** The result of a call, from its part. */
export function resultOf(toolCallId: string, parts: readonly Part[]): ModelContentBlock {
  const part = parts.find((candidate) => 'toolCallId' in candidate && candidate.toolCallId === toolCallId)
  if (part && 'toolCallId' in part) {
    if (part.state === 'output-available') return toolResult(toolCallId, resultText(part.output), false)
    if (part.state === 'output-error') return toolResult(toolCallId, part.errorText || NOT_RUN, true)
    if (part.state === 'output-denied') return toolResult(toolCallId, DENIED, true)
  }
  return toolResult(toolCallId, NOT_RUN, true)
}

/** What the model reads in place of the result of a call that a person denied. */
export const DENIED = 'The person did not allow this call. Go on without it, or ask them what they want instead.'
const NOT_RUN = 'Not run: the answer ended before this call could be run.'

// Results are part of the next prompt, and cost as much as any text.
const MAX_RESULT_CHARACTERS = 100_000

/** A tool's output as text for the model. */
export function resultText(output: unknown): string {
  const text = typeof output === 'string' ? output : (JSON.stringify(output) ?? 'null')
  // Half a surrogate pair would make the request invalid.
  return text.length <= MAX_RESULT_CHARACTERS
    ? text
    : text.slice(0, MAX_RESULT_CHARACTERS).replace(/[\ud800-\udbff]$/, '')
}
