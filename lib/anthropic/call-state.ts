/** What one upstream call has said so far: its blocks, counts and ending. Grown by translate.ts. */
import { countSaidTokens, type SaidTokens } from '@/lib/shared/estimate-tokens'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'
import type { ModelContentBlock, ModelUsage } from './model-event'
import { withoutLastThinking } from './transcript'

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
  /** The upstream itself closed it, or proved with its end that everything was said. */
  whole: boolean
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
  /** Calls of tools by their ids. */
  calls: Map<string, BlockState>
  /** Text, thinking and input, in the order in which they came. */
  said: SaidTokens
  /** Whether any of it came. */
  hasSpoken: boolean
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
    calls: new Map(),
    said: countSaidTokens(),
    hasSpoken: false,
  }
}

/**
 * The counts after newer ones have come. They are cumulative, so none is ever added; and as what was counted stays
 * counted, none goes down: some servers end with zeros for what their start had told.
 */
export function higherUsage(usage: Usage, newer: ModelUsage | null | undefined): Usage {
  if (!newer) return usage
  const { output_tokens_details: details, server_tool_use: used } = newer
  const thinking = higher(usage.thinkingTokens, details?.thinking_tokens)
  // The API counts these from 0 on where a tool is offered: only what was used is told.
  const searches = higher(usage.webSearches, used?.web_search_requests || undefined)
  const fetches = higher(usage.webFetches, used?.web_fetch_requests || undefined)
  return {
    inputTokens: higher(usage.inputTokens, newer.input_tokens),
    outputTokens: higher(usage.outputTokens, newer.output_tokens),
    cacheReadTokens: higher(usage.cacheReadTokens, newer.cache_read_input_tokens),
    cacheWriteTokens: higher(usage.cacheWriteTokens, newer.cache_creation_input_tokens),
    ...(thinking !== undefined && { thinkingTokens: thinking }),
    ...(searches !== undefined && { webSearches: searches }),
    ...(fetches !== undefined && { webFetches: fetches }),
  }
}

function higher<T extends number | undefined>(known: T, newer: number | null | undefined): T | number {
  return known === undefined ? (newer ?? known) : Math.max(known, newer ?? known)
}

/** Whether an event's counts tell how long the answer became: a zero behind something that was said does not. */
export function isFinalCount(usage: ModelUsage | null | undefined, hasSpoken: boolean): boolean {
  const count = usage?.output_tokens
  return typeof count === 'number' && (count > 0 || !hasSpoken)
}

/** A tool call that was collected whole. */
export interface ToolCall {
  id: string
  name: string
  /** Undefined when what was sent is not a JSON object. */
  input: Record<string, unknown> | undefined
}

/** The calls that this side must run: whole `tool_use` blocks, in order. Server tools run upstream. */
export function toolCallsOf(state: CallState): ToolCall[] {
  return state.blocks.filter((block) => isWholeCall(block) && block.opened.type === 'tool_use').map(toolCallOf)
}

const isWholeCall = ({ kind, whole }: BlockState) => kind === 'tool' && whole

function toolCallOf({ opened, input }: BlockState): ToolCall {
  return { id: String(opened.id), name: String(opened.name), input }
}

/**
 * What a call leaves in the conversation: every block verbatim and in order. Left out is what the API does not take
 * back: blank text, thinking without its signature or at the end, calls that were not whole or whose turn never came.
 */
export function contentOf(state: CallState): ModelContentBlock[] {
  const answered = new Set(state.blocks.map(({ opened }) => opened.tool_use_id))
  return withoutLastThinking(state.blocks.flatMap((block) => keptOf(block, state, answered)))
}

/** A call goes on where its turn has come; the API's own where it has brought its result, or is still at it. */
function isTaken({ opened }: BlockState, { stopReason }: CallState, answered: ReadonlySet<unknown>): boolean {
  if (opened.type === 'tool_use') return stopReason === 'tool_use'
  return stopReason === 'pause_turn' || answered.has(opened.id)
}

function keptOf(block: BlockState, state: CallState, answered: ReadonlySet<unknown>): ModelContentBlock[] {
  const { kind, opened, citations, signature } = block
  // A call without an id or a name can neither run nor be answered.
  if (kind === 'other') return /(?:^|_)tool_use$/.test(opened.type) ? [] : [opened]
  if (kind === 'tool') {
    return isWholeCall(block) && isTaken(block, state, answered) ? [{ ...opened, input: block.input ?? {} }] : []
  }
  const text = block.pieces.join('')
  if (kind === 'thinking') return signature === '' ? [] : [{ ...opened, thinking: text, signature }]
  if (text.trim() === '') return []
  return [{ ...opened, text, ...(citations.length > 0 && { citations }) }]
}
