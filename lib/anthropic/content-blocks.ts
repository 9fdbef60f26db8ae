/** One content block: opened, grown and closed, and the chunks of each step. */
import type { Chunk } from '@/lib/shared/chunk'
import type { BlockState, CallState } from './call-state'
import { citationChunks } from './citations'
import { isDeeperThan } from './depth'
import type { ModelContentBlock } from './model-event'
import { serverResult } from './server-results'

/** What translation needs. */
export interface TranslationContext {
  state: CallState
  /** Makes part ids unique among the calls of an answer. */
  prefix: string
  /** Reads milliseconds from any fixed origin. */
  now: () => number
  /** Calls of the API's own tools in which an earlier upstream call paused: their results come in this one. */
  earlierCalls: ReadonlySet<string>
}

/** Opens a block. Content that it starts with counts as its first delta. */
export function openBlock(context: TranslationContext, index: number, opened: ModelContentBlock): Chunk[] {
  const { state, prefix, now } = context
  const block: BlockState = {
    id: `${prefix}${state.blocks.length}`,
    index,
    kind: kindOf(opened),
    opened,
    pieces: [],
    signature: typeof opened.signature === 'string' ? opened.signature : '',
    citations: citationsOf(opened),
    input: undefined,
    announced: false,
    closed: false,
    whole: false,
    openedAt: now(),
  }
  state.blocks.push(block)
  state.byIndex.set(index, block)
  // Of several calls with one id the first is the one that is shown.
  if (block.kind === 'tool' && !state.calls.has(String(opened.id))) state.calls.set(String(opened.id), block)
  return OPENED[block.kind](context, block)
}

/** Blocks of calls that run elsewhere: by the API itself, or by MCP servers that it asks. */
const ELSEWHERE = new Set(['server_tool_use', 'mcp_tool_use'])

/** The citations that a text block starts with; others come in deltas. */
function citationsOf({ citations }: ModelContentBlock): Record<string, unknown>[] {
  return Array.isArray(citations)
    ? citations.filter((citation) => typeof citation === 'object' && citation !== null)
    : []
}

function kindOf(block: ModelContentBlock): BlockState['kind'] {
  if (block.type === 'text') return 'text'
  if (block.type === 'thinking') return 'thinking'
  const isCall = block.type === 'tool_use' || ELSEWHERE.has(block.type)
  return isCall && typeof block.id === 'string' && typeof block.name === 'string' ? 'tool' : 'other'
}

const OPENED: Record<BlockState['kind'], (context: TranslationContext, block: BlockState) => Chunk[]> = {
  text(_context, block) {
    const { text } = block.opened
    return typeof text === 'string' && text !== '' ? growText(block, text) : []
  },
  thinking(_context, block) {
    block.announced = true
    const { thinking } = block.opened
    const start: Chunk = { type: 'reasoning-start', id: block.id }
    return typeof thinking === 'string' && thinking !== '' ? [start, ...growThinking(block, thinking)] : [start]
  },
  tool(_context, block) {
    block.announced = true
    return [{ type: 'tool-input-start', ...toolFields(block) }]
  },
  other(context, block) {
    if (block.opened.type === 'redacted_thinking') {
      block.announced = true
      return [{ type: 'reasoning-start', id: block.id, providerMetadata: { firstword: { redacted: true } } }]
    }
    // The result names its call. An AI SDK client fails on one that it has not seen.
    const { tool_use_id, content } = block.opened
    const toolCallId = typeof tool_use_id === 'string' ? tool_use_id : ''
    const call = context.state.calls.get(toolCallId)
    if (content === undefined || !(call || context.earlierCalls.has(toolCallId))) return []
    const result = serverResult(content)
    const chunk: Chunk =
      'output' in result
        ? { type: 'tool-output-available', toolCallId, output: result.output, providerExecuted: true }
        : { type: 'tool-output-error', toolCallId, errorText: result.errorText, providerExecuted: true }
    return [...closeWhole(context, call), chunk]
  },
}

/** Adds text, which must not be empty. The first text starts the part. */
export function growText(block: BlockState, text: string): Chunk[] {
  block.pieces.push(text)
  const delta: Chunk = { type: 'text-delta', id: block.id, delta: text }
  if (block.announced) return [delta]
  block.announced = true
  return [{ type: 'text-start', id: block.id }, delta]
}

/** Adds thinking, which must not be empty. */
export function growThinking(block: BlockState, thinking: string): Chunk[] {
  block.pieces.push(thinking)
  return [{ type: 'reasoning-delta', id: block.id, delta: thinking }]
}

/** Adds a piece of a call's input; the first one is often empty. */
export function growInput(block: BlockState, json: string): Chunk[] {
  if (json === '') return []
  block.pieces.push(json)
  return [{ type: 'tool-input-delta', toolCallId: String(block.opened.id), inputTextDelta: json }]
}

/** Closes an open block. One that was never announced makes no chunk. */
export function closeBlock({ now }: TranslationContext, block: BlockState | undefined): Chunk[] {
  if (!block || block.closed) return []
  block.closed = true
  if (!block.announced) return []
  // Citations come before the text's end: whoever sees the end has all of them.
  if (block.kind === 'text') return [...citationChunks(block.id, block.citations), { type: 'text-end', id: block.id }]
  if (block.kind === 'tool') return [closeTool(block)]
  const durationMs = Math.round(now() - block.openedAt)
  const isRedacted = block.kind === 'other'
  const firstword = { durationMs, ...(isRedacted && { redacted: true }) }
  return [{ type: 'reasoning-end', id: block.id, providerMetadata: { firstword } }]
}

/** Closes a block that the upstream has ended: it is whole. */
export function closeWhole(context: TranslationContext, block: BlockState | undefined): Chunk[] {
  if (block && !block.closed) block.whole = true
  return closeBlock(context, block)
}

/** Closes every block that is still open, in order. */
export function closeAllBlocks(context: TranslationContext): Chunk[] {
  return context.state.blocks.flatMap((block) => closeBlock(context, block))
}

function toolFields(block: BlockState) {
  return {
    toolCallId: String(block.opened.id),
    toolName: String(block.opened.name),
    ...(ELSEWHERE.has(block.opened.type) && { providerExecuted: true }),
  }
}

/** How deeply a call's input may be nested. */
const MAX_DEPTH = 100

/** A call's input is parsed once, when its block is whole. */
function closeTool(block: BlockState): Chunk {
  const text = block.pieces.join('')
  const fields = toolFields(block)
  try {
    // Server tools may carry the whole input in their start; no deltas at all mean an empty input.
    const input: unknown = text === '' ? (block.opened.input ?? {}) : JSON.parse(text)
    if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new SyntaxError('not an object')
    // It could not be turned into JSON again.
    if (isDeeperThan(input, MAX_DEPTH)) throw new SyntaxError('too deep')
    block.input = input as Record<string, unknown>
    return { type: 'tool-input-available', ...fields, input }
  } catch {
    // What the model sent is kept as text, and never run.
    return { type: 'tool-input-error', ...fields, input: text, errorText: 'The input of this call is not whole.' }
  }
}
