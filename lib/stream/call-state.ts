/** What one upstream call has said so far: its blocks, counts and ending. Grown by translate.ts. */
import { NO_USAGE, type Usage } from '@/lib/shared/usage'
import type { ModelContentBlock, ModelUsage } from './model-event'

/** A content block that is being or has been received. */
export interface BlockState {
  /** The chunk id of its part, unique within the answer. */
  id: string
  index: number
  kind: 'text' | 'thinking' | 'tool' | 'other'
  /** The block as it was opened; text, input and signature are kept beside it until it is asked for. */
  opened: ModelContentBlock
  pieces: string[]
  signature: string
  citations: Record<string, unknown>[]
  /** The input of a tool call, parsed when its block closed; undefined while open or when it was no JSON object. */
  input: Record<string, unknown> | undefined
  /** Whether a `…-start` chunk has been sent: a text block sends none before its first character. */
  announced: boolean
  closed: boolean
  /** Reading of the translator's clock when the block opened. */
  openedAt: number
}

/** One upstream call, from its first event to its last. */
export interface CallState {
  /** The upstream message's id; undefined until message_start. */
  messageId: string | undefined
  model: string | undefined
  stopReason: string | null
  stopDetails: Record<string, unknown> | undefined
  usage: Usage
  /** A message_delta brought a final output count. */
  hasFinalUsage: boolean
  /** message_stop was seen. */
  stopped: boolean
  /** A second message began inside this one: what follows belongs to another answer. */
  spliced: boolean
  /** In order of opening. */
  blocks: BlockState[]
  /** The block that an index means now. */
  byIndex: Map<number, BlockState>
}

/** A call of which nothing has been heard. */
export function newCallState(): CallState {
  return {
    messageId: undefined,
    model: undefined,
    stopReason: null,
    stopDetails: undefined,
    usage: NO_USAGE,
    hasFinalUsage: false,
    stopped: false,
    spliced: false,
    blocks: [],
    byIndex: new Map(),
  }
}

/** Overwrites counts with the newer ones: they are cumulative, so nothing is ever added. */
export function overwriteUsage(usage: Usage, newer: ModelUsage | null | undefined): Usage {
  if (!newer) return usage
  const thinking = newer.output_tokens_details?.thinking_tokens ?? usage.thinkingTokens
  return {
    inputTokens: newer.input_tokens ?? usage.inputTokens,
    outputTokens: newer.output_tokens ?? usage.outputTokens,
    cacheReadTokens: newer.cache_read_input_tokens ?? usage.cacheReadTokens,
    cacheWriteTokens: newer.cache_creation_input_tokens ?? usage.cacheWriteTokens,
    ...(thinking !== undefined && { thinkingTokens: thinking }),
  }
}

/** A tool call that was collected whole. */
export interface ToolCall {
  id: string
  name: string
  /** Undefined when what was sent is not a JSON object. */
  input: Record<string, unknown> | undefined
}

/** The calls that this side must run: closed `tool_use` blocks, in order. Server tools run upstream. */
export function toolCallsOf(state: CallState): ToolCall[] {
  return state.blocks
    .filter((block) => block.kind === 'tool' && block.closed && block.opened.type === 'tool_use')
    .map((block) => ({ id: String(block.opened.id), name: String(block.opened.name), input: block.input }))
}

/** The content to send back in the next request: every block verbatim and in order, blank text left out. */
export function contentOf(state: CallState): ModelContentBlock[] {
  return state.blocks.flatMap((block) => {
    const text = block.pieces.join('')
    if (block.kind === 'text') {
      if (text.trim() === '') return []
      return [{ ...block.opened, text, ...(block.citations.length > 0 && { citations: block.citations }) }]
    }
    if (block.kind === 'thinking') return [{ ...block.opened, thinking: text, signature: block.signature }]
    if (block.kind === 'tool') return [{ ...block.opened, input: block.input ?? {} }]
    return [block.opened]
  })
}
