/** Messages -> the request of a call. */

import type { StoredMessage } from '@/lib/server/database/messages'
import type { ModelMessage, ModelRequest } from '@/lib/server/provider/provider'
import type { Tool } from '@/lib/server/tools/tool'
import { textOf } from '@/lib/shared/message'
import { DEFAULT_MODEL, type Effort, findModel, type Model, servingModel } from '@/lib/shared/models'

const SYSTEM = [
  'You are Claude, answering in Firstword, a chat in which people read your answer while it is written.',
  'Begin with the answer itself. Write Markdown; put code in fenced blocks with their language; write math in $$ or \\( \\).',
].join(' ')

// Thinking counts into it, so a small limit could end in an empty answer.
const MAX_TOKENS = 16_000

/** What an answer is asked with. */
export interface PromptOptions {
  model: string
  effort: Effort | undefined
  /** What the person has set for all of their chats. */
  customInstructions?: string | undefined
  tools: readonly Tool[]
}

/** Whether whoever asks may have this model: only offered ones, as the key's owner pays. */
export function isOffered(model: string, configured: string | undefined): boolean {
  return model === configured || findModel(model) !== undefined
}

/** Picks the model that serves a request; `replaced` is the retired id it stands in for. */
export function chooseModel(asked: string | undefined, configured: string | undefined, now: Date) {
  const wanted = asked ?? configured ?? DEFAULT_MODEL
  const model = servingModel(wanted, now)
  return { model, replaced: model === wanted ? undefined : wanted }
}

/** The first request of an answer; the branch ends with the question. */
export function buildRequest(
  branch: readonly Turn[],
  { model, effort, customInstructions, tools }: PromptOptions,
): ModelRequest {
  const row = findModel(model)
  return {
    model,
    max_tokens: Math.min(MAX_TOKENS, row?.maxOutputTokens ?? MAX_TOKENS),
    system: systemOf(customInstructions),
    messages: toModelMessages(branch),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, inputSchema }) => ({ name, description, input_schema: inputSchema })),
    }),
    // A model that is not in the table may not know these fields.
    ...(row && { cache_control: { type: 'ephemeral' as const }, ...thinkingFields(row, effort) }),
  }
}

/** The person's own wishes stand apart from the product's words, and cannot end the place where they stand. */
function systemOf(customInstructions: string | undefined): string {
  if (!customInstructions) return SYSTEM
  const wishes = customInstructions.replaceAll('</custom_instructions>', '')
  return [
    SYSTEM,
    'The person you answer has set these instructions for all of their chats. Follow them where they fit the question.',
    `<custom_instructions>\n${wishes}\n</custom_instructions>`,
  ].join('\n\n')
}

/**
 * Low effort unless asked otherwise: the first word should not wait for long thought. What is thought is
 * asked for as a summary, because the models' default leaves a silence that nobody can tell from a fault.
 */
function thinkingFields({ takesEffort }: Model, effort: Effort | undefined) {
  if (!takesEffort) return { thinking: { type: 'disabled' } }
  return { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: effort ?? 'low' } }
}

/** What a prompt needs of a stored message. */
export type Turn = Pick<StoredMessage, 'role' | 'status' | 'parts'>

/**
 * Text only, blank messages left out, neighbours of one role joined: the API wants them to alternate. Turns that the
 * model refused are left out as well: a refusal in the history makes the next one likelier.
 */
function toModelMessages(branch: readonly Turn[]): ModelMessage[] {
  const messages: Array<{ role: 'user' | 'assistant'; content: string }> = []
  for (const [at, message] of branch.entries()) {
    const answer = message.role === 'user' ? branch[at + 1] : message
    const text = textOf(message)
    if (text.trim() === '' || (answer?.role === 'assistant' && answer.status === 'refused')) continue
    const last = messages.at(-1)
    if (last?.role === message.role) last.content += `\n\n${text}`
    else messages.push({ role: message.role, content: text })
  }
  return messages
}

const isThinking = ({ type }: { type: string }) => type === 'thinking' || type === 'redacted_thinking'

/** Whether a request sends thinking back. */
export function hasThinking({ messages }: ModelRequest): boolean {
  return messages.some(({ content }) => typeof content !== 'string' && content.some(isThinking))
}

/** The same request without any thinking: what the API asks for when it no longer takes a signature. */
export function withoutThinking(request: ModelRequest): ModelRequest {
  const messages = request.messages.flatMap((message): ModelMessage[] => {
    if (typeof message.content === 'string') return [message]
    const content = message.content.filter((block) => !isThinking(block))
    return content.length > 0 ? [{ ...message, content }] : []
  })
  return { ...request, messages }
}
