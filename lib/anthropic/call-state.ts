/** One upstream call so far: its blocks, counts and end. translate.ts grows it. */
import { type CallCounts, newCallCounts } from './call-counts'
import type { ModelContentBlock } from './model-event'
import { withoutLastThinking } from './transcript'

/** A content block, received or on its way. */
export interface BlockState {
  /** The chunk id of its part, unique within the answer. */
  id: string
  index: number
  kind: 'text' | 'thinking' | 'tool' | 'other'
  /** The block as it was opened. Its text, input and signature are kept apart. */
  opened: ModelContentBlock
  pieces: string[]
  signature: string
  citations: Record<string, unknown>[]
  /** The input of a tool call, parsed when its block closes; undefined before, or when it is no JSON object. */
  input: Record<string, unknown> | undefined
  /** Whether its `…-start` chunk was sent. A text block sends none before its first character. */
  announced: boolean
  closed: boolean
  /** Whether the upstream itself closed it, or proved its end by ending the message. */
  whole: boolean
  /** Reading of the translator's clock when the block opened. */
  openedAt: number
}

/** One upstream call, from its first event to its last. */
export interface CallState extends CallCounts {
  /** In order of opening. */
  blocks: BlockState[]
  /** The block that an index means now. */
  byIndex: Map<number, BlockState>
  /** Calls of tools by their ids. */
  calls: Map<string, BlockState>
}

/** A call before its first event. */
export function newCallState(): CallState {
  return {
    ...newCallCounts(),
    blocks: [],
    byIndex: new Map(),
    calls: new Map(),
  }
}

/** A whole tool call. */
export interface ToolCall {
  id: string
  name: string
  /** Undefined when it was no JSON object. */
  input: Record<string, unknown> | undefined
}

/** The calls to run here: whole `tool_use` blocks, in order. The API's own tools run upstream. */
export function toolCallsOf(state: CallState): ToolCall[] {
  return state.blocks.filter((block) => isWholeCall(block) && block.opened.type === 'tool_use').map(toolCallOf)
}

const isWholeCall = ({ kind, whole }: BlockState) => kind === 'tool' && whole

function toolCallOf({ opened, input }: BlockState): ToolCall {
  return { id: String(opened.id), name: String(opened.name), input }
}

/**
 * What a call leaves in the conversation: every block verbatim and in order, but for what the API does not take back:
 * blank text, thinking without its signature or at the end, and calls that are not whole or were never due.
 */
export function contentOf(state: CallState): ModelContentBlock[] {
  const answered = new Set(state.blocks.map(({ opened }) => opened.tool_use_id))
  return withoutLastThinking(state.blocks.flatMap((block) => keptOf(block, state, answered)))
}

/** Whether the API takes a call back: ours when it was due, its own when it has a result or is still at work. */
function isAccepted({ opened }: BlockState, { stopReason }: CallState, answered: ReadonlySet<unknown>): boolean {
  if (opened.type === 'tool_use') return stopReason === 'tool_use'
  return stopReason === 'pause_turn' || answered.has(opened.id)
}

function keptOf(block: BlockState, state: CallState, answered: ReadonlySet<unknown>): ModelContentBlock[] {
  const { kind, opened, citations, signature } = block
  // A call without an id or a name can neither run nor be answered.
  if (kind === 'other') return /(?:^|_)tool_use$/.test(opened.type) ? [] : [opened]
  if (kind === 'tool') {
    return isWholeCall(block) && isAccepted(block, state, answered) ? [{ ...opened, input: block.input ?? {} }] : []
  }
  const text = block.pieces.join('')
  if (kind === 'thinking') return signature === '' ? [] : [{ ...opened, thinking: text, signature }]
  if (text.trim() === '') return []
  return [{ ...opened, text, ...(citations.length > 0 && { citations }) }]
}
