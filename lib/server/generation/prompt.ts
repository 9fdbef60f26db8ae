/** A branch -> the request of a call. */

import {
  blocksOf,
  isThinking,
  type ModelMessage,
  pushMessage,
  type TranscriptSegment,
} from '@/lib/anthropic/transcript'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { ServerTool } from '@/lib/server/tools/server-tools'
import type { Tool } from '@/lib/server/tools/tool'
import { DEFAULT_MODEL, type Effort, findModel, type OfferedModel, servingModel } from '@/lib/shared/models'
import { inTags } from '@/lib/shared/text/in-tags'
import { type BranchMessage, historyOf } from './history'

const SYSTEM = [
  'You are Claude, answering in Firstword, a chat in which people read your answer while it is written.',
  'Begin with the answer itself. Write Markdown; put code in fenced blocks with their language; write math in $$ or \\( \\).',
].join(' ')

// Thinking counts towards it, so a small limit could leave an answer empty.
const MAX_TOKENS = 16_000

/** How a model is asked. */
export interface PromptOptions {
  model: string
  effort: Effort | undefined
  /** The person's instructions for all of their chats. */
  customInstructions?: string | undefined
  tools: readonly Tool[]
  /** Facts about the model; those of the table unless given. */
  facts?: Pick<OfferedModel, 'maxOutputTokens' | 'takesEffort'> | undefined
  /** The API's own tools; none by default. */
  serverTools?: readonly ServerTool[]
}

/** Picks the model that serves a request; `replaced` is the retired id it stands in for. */
export function chooseModel(requested: string | undefined, configured: string | undefined, now: Date) {
  const id = requested ?? configured ?? DEFAULT_MODEL
  const model = servingModel(id, now)
  return { model, replaced: model === id ? undefined : id }
}

/** What a prompt is made of: a branch that ends with the question, or with the answer that the opening continues. */
export interface PromptSource {
  branch: readonly BranchMessage[]
  /** What asks the model to continue. It is no part of what stood before. */
  opening?: ModelMessage
  /** The model and effort of the answer so far, where one continues. */
  before?: Pick<TranscriptSegment, 'model' | 'effort'> | undefined
}

/** A request, and what its answer's thinking will depend on. */
export interface Prompt {
  request: ModelRequest
  /** Digest of the whole branch. */
  prefix: string
}

/** The first request of a segment. */
export function buildPrompt({ branch, opening }: PromptSource, options: PromptOptions): Prompt {
  const { model, effort, customInstructions, tools, serverTools = [] } = options
  const row = options.facts ?? findModel(model)
  const { messages, prefix } = historyOf(branch, model)
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

/** The person's instructions stand apart from the product's, in tags that they cannot close. */
function systemOf(customInstructions: string | undefined): string {
  if (!customInstructions) return SYSTEM
  return [
    SYSTEM,
    'The person you answer has set these instructions for all of their chats. Follow them where they fit the question.',
    inTags('custom_instructions', customInstructions),
  ].join('\n\n')
}

/**
 * Low effort by default, as the first word should not wait for long thought. Thinking is asked for as a summary: the
 * models' default is silence, which nobody can tell from a fault.
 */
function thinkingFields({ takesEffort }: Pick<OfferedModel, 'takesEffort'>, effort: Effort | undefined) {
  if (!takesEffort) return { thinking: { type: 'disabled' } }
  return { thinking: { type: 'adaptive', display: 'summarized' }, output_config: { effort: effort ?? 'low' } }
}

/** Whether a request holds thinking of earlier answers. */
export function hasThinking({ messages }: ModelRequest): boolean {
  return messages.some(({ content }) => blocksOf(content).some(isThinking))
}
