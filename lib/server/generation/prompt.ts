/** Messages -> the request of a call. */

import { blocksOf, isThinking, type ModelMessage, pushMessage } from '@/lib/anthropic/transcript'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { ServerTool } from '@/lib/server/tools/server-tools'
import type { Tool } from '@/lib/server/tools/tool'
import { DEFAULT_MODEL, type Effort, findModel, type OfferedModel, servingModel } from '@/lib/shared/models'
import { inTags } from '@/lib/shared/text/in-tags'
import { historyOf, type Turn } from './history'

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
  /** What is known of the model; the table's word unless given. */
  facts?: Pick<OfferedModel, 'maxOutputTokens' | 'takesEffort'> | undefined
  /** The API's own tools; none unless said. */
  serverTools?: readonly ServerTool[]
}

/** Picks the model that serves a request; `replaced` is the retired id it stands in for. */
export function chooseModel(asked: string | undefined, configured: string | undefined, now: Date) {
  const wanted = asked ?? configured ?? DEFAULT_MODEL
  const model = servingModel(wanted, now)
  return { model, replaced: model === wanted ? undefined : wanted }
}

/** A request, and what the thinking that answers it will hold behind. */
export interface Prompt {
  request: ModelRequest
  /** Digest of all turns. */
  prefix: string
}

/**
 * The first request of a segment: the branch, which ends with the question or, where an answer goes on, with that answer.
 * `opening` lets it go on, and is no part of what stood before.
 */
export function buildPrompt(turns: readonly Turn[], options: PromptOptions, opening?: ModelMessage): Prompt {
  const { model, effort, customInstructions, tools, serverTools = [] } = options
  const row = options.facts ?? findModel(model)
  const { messages, prefix } = historyOf(turns, model)
  if (opening) pushMessage(messages, opening)
  const request: ModelRequest = {
    model,
    max_tokens: Math.min(MAX_TOKENS, row?.maxOutputTokens ?? MAX_TOKENS),
    system: systemOf(customInstructions),
    messages,
    ...(tools.length + serverTools.length > 0 && { tools: [...tools.map(offered), ...serverTools] }),
    // A model that is not in the table may not know these fields.
    ...(row && { cache_control: { type: 'ephemeral' as const }, ...thinkingFields(row, effort) }),
  }
  return { request, prefix }
}

function offered({ name, description, inputSchema }: Tool) {
  return { name, description, input_schema: inputSchema }
}

/** The person's own wishes stand apart from the product's words, and cannot end the place where they stand. */
function systemOf(customInstructions: string | undefined): string {
  if (!customInstructions) return SYSTEM
  return [
    SYSTEM,
    'The person you answer has set these instructions for all of their chats. Follow them where they fit the question.',
    inTags('custom_instructions', customInstructions),
  ].join('\n\n')
}

/**
 * Low effort unless asked otherwise: the first word should not wait for long thought. What is thought is
 * asked for as a summary, because the models' default leaves a silence that nobody can tell from a fault.
 */
function thinkingFields({ takesEffort }: Pick<OfferedModel, 'takesEffort'>, effort: Effort | undefined) {
  if (!takesEffort) return { thinking: { type: 'disabled' } }
  return { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: effort ?? 'low' } }
}

/** Whether a request sends thinking back. */
export function hasThinking({ messages }: ModelRequest): boolean {
  return messages.some(({ content }) => blocksOf(content).some(isThinking))
}
