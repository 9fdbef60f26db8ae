/**
 * Anthropic events -> chunks, for one upstream call. Table-driven, by content-block index, and
 * tolerant: unknown events, deltas and blocks pass without a trace, a delta whose block was never
 * opened opens one, blocks that were never closed are closed at the end, and nothing after the end counts.
 */
import type { Chunk } from '@/lib/shared/chunk'
import { type BlockState, type CallState, newCallState, overwriteUsage } from './call-state'
import type { ModelContentBlock, ModelDelta, ModelEvent } from './model-event'

/** Translates the events of one upstream call. */
export interface Translator {
  /** What the call has said so far. */
  readonly state: CallState
  /** Whether nothing that may still arrive can belong to this call's answer. */
  readonly ended: boolean
  /** The chunks that an event makes; often none. */
  push(event: ModelEvent): Chunk[]
  /** Closes what is still open, when the upstream ended without saying so. */
  end(): Chunk[]
}

interface Context {
  state: CallState
  prefix: string
  now: () => number
}

/**
 * Makes a translator. `prefix` keeps part ids of several calls of one answer apart; `now` reads
 * milliseconds from any fixed origin.
 */
export function createTranslator(prefix: string, now: () => number): Translator {
  const context: Context = { state: newCallState(), prefix, now }
  const { state } = context
  return {
    state,
    get ended() {
      return state.stopped || state.spliced
    },
    push(event) {
      if (state.stopped || state.spliced) return []
      return EVENTS[event.type](context, event as never)
    },
    end() {
      return closeAll(context)
    },
  }
}

type EventTable = { [T in ModelEvent['type']]: (context: Context, event: Extract<ModelEvent, { type: T }>) => Chunk[] }

const EVENTS: EventTable = {
  message_start({ state, ...rest }, { message }) {
    if (state.messageId !== undefined) {
      // Proxies repeat the start of the same message; another id is another answer in the same pipe.
      if (message.id !== undefined && message.id !== state.messageId) state.spliced = true
      return []
    }
    state.messageId = message.id ?? ''
    state.model = message.model
    state.usage = overwriteUsage(state.usage, message.usage)
    const context = { state, ...rest }
    const chunks: Chunk[] = [usageChunk(state)]
    for (const [index, block] of (message.content ?? []).entries()) {
      chunks.push(...open(context, index, block), ...close(context, state.byIndex.get(index)))
    }
    return chunks
  },

  content_block_start(context, { index, content_block }) {
    const present = context.state.byIndex.get(index)
    if (present && !present.closed) return []
    return open(context, index, content_block)
  },

  content_block_delta(context, { index, delta }) {
    return DELTAS[delta.type](context, index, delta as never)
  },

  content_block_stop(context, { index }) {
    return close(context, context.state.byIndex.get(index))
  },

  message_delta({ state }, { delta, usage }) {
    if (delta.stop_reason !== undefined && delta.stop_reason !== null) state.stopReason = delta.stop_reason
    if (delta.stop_details) state.stopDetails = delta.stop_details
    state.usage = overwriteUsage(state.usage, usage)
    if (typeof usage?.output_tokens === 'number') state.hasFinalUsage = true
    return [usageChunk(state)]
  },

  message_stop(context) {
    const chunks = closeAll(context)
    context.state.stopped = true
    return chunks
  },

  unknown: () => [],
}

type DeltaTable = {
  [T in ModelDelta['type']]: (context: Context, index: number, delta: Extract<ModelDelta, { type: T }>) => Chunk[]
}

const DELTAS: DeltaTable = {
  text_delta(context, index, { text }) {
    if (text === '') return []
    const [block, chunks] = blockFor(context, index, 'text', { type: 'text', text: '' })
    if (!block.announced) {
      block.announced = true
      chunks.push({ type: 'text-start', id: block.id })
    }
    block.pieces.push(text)
    chunks.push({ type: 'text-delta', id: block.id, delta: text })
    return chunks
  },

  thinking_delta(context, index, { thinking }) {
    if (thinking === '') return []
    const [block, chunks] = blockFor(context, index, 'thinking', { type: 'thinking', thinking: '', signature: '' })
    block.pieces.push(thinking)
    chunks.push({ type: 'reasoning-delta', id: block.id, delta: thinking })
    return chunks
  },

  signature_delta({ state }, index, { signature }) {
    const block = state.byIndex.get(index)
    if (block?.kind === 'thinking') block.signature = signature
    return []
  },

  input_json_delta({ state }, index, { partial_json }) {
    const block = state.byIndex.get(index)
    if (block?.kind !== 'tool' || block.closed || partial_json === '') return []
    block.pieces.push(partial_json)
    return [{ type: 'tool-input-delta', toolCallId: String(block.opened.id), inputTextDelta: partial_json }]
  },

  citations_delta({ state }, index, { citation }) {
    const block = state.byIndex.get(index)
    if (block?.kind !== 'text') return []
    block.citations.push(citation)
    const { url, title } = citation
    if (typeof url !== 'string' || url === '') return []
    const sourceId = `${block.id}-${block.citations.length}`
    return [{ type: 'source-url', sourceId, url, ...(typeof title === 'string' && { title }) }]
  },
}

/**
 * The open block that a delta means. A wrong index must not reorder text: a delta whose index names
 * no open block of its kind continues the newest open block of that kind, and opens one only if there is none.
 */
function blockFor(
  context: Context,
  index: number,
  kind: 'text' | 'thinking',
  fresh: ModelContentBlock,
): [BlockState, Chunk[]] {
  const { state } = context
  const named = state.byIndex.get(index)
  if (named?.kind === kind && !named.closed) return [named, []]
  const newest = state.blocks.at(-1)
  if (newest?.kind === kind && !newest.closed) return [newest, []]
  const chunks = open(context, index, fresh)
  // `open` has just set it.
  return [state.byIndex.get(index) as BlockState, chunks]
}

function kindOf(block: ModelContentBlock): BlockState['kind'] {
  if (block.type === 'text') return 'text'
  if (block.type === 'thinking') return 'thinking'
  const isCall = block.type === 'tool_use' || block.type === 'server_tool_use'
  return isCall && typeof block.id === 'string' && typeof block.name === 'string' ? 'tool' : 'other'
}

function open(context: Context, index: number, opened: ModelContentBlock): Chunk[] {
  const { state, prefix, now } = context
  const block: BlockState = {
    id: `${prefix}${state.blocks.length}`,
    index,
    kind: kindOf(opened),
    opened,
    pieces: [],
    signature: typeof opened.signature === 'string' ? opened.signature : '',
    citations: [],
    input: undefined,
    announced: false,
    closed: false,
    openedAt: now(),
  }
  state.blocks.push(block)
  state.byIndex.set(index, block)
  return OPENED[block.kind](context, block)
}

const OPENED: Record<BlockState['kind'], (context: Context, block: BlockState) => Chunk[]> = {
  text(context, block) {
    const { text } = block.opened
    return typeof text === 'string' ? DELTAS.text_delta(context, block.index, { type: 'text_delta', text }) : []
  },
  thinking(context, block) {
    block.announced = true
    const { thinking } = block.opened
    const chunks: Chunk[] = [{ type: 'reasoning-start', id: block.id }]
    if (typeof thinking === 'string') {
      chunks.push(...DELTAS.thinking_delta(context, block.index, { type: 'thinking_delta', thinking }))
    }
    return chunks
  },
  tool(_context, block) {
    block.announced = true
    return [{ type: 'tool-input-start', ...toolFields(block) }]
  },
  other({ state }, block) {
    // A server tool's result names the call it answers; an AI SDK client fails on one it has not seen.
    const { tool_use_id, content } = block.opened
    const call = state.blocks.find((other) => other.kind === 'tool' && other.opened.id === tool_use_id)
    if (!call || content === undefined) return []
    return [
      ...close(undefined, call),
      {
        type: 'tool-output-available',
        toolCallId: String(tool_use_id),
        output: content,
        providerExecuted: true,
      },
    ]
  },
}

function toolFields(block: BlockState) {
  return {
    toolCallId: String(block.opened.id),
    toolName: String(block.opened.name),
    ...(block.opened.type === 'server_tool_use' && { providerExecuted: true }),
  }
}

function close(context: Context | undefined, block: BlockState | undefined): Chunk[] {
  if (!block || block.closed) return []
  block.closed = true
  if (!block.announced) return []
  if (block.kind === 'text') return [{ type: 'text-end', id: block.id }]
  if (block.kind === 'thinking') {
    const durationMs = context ? Math.round(context.now() - block.openedAt) : 0
    return [{ type: 'reasoning-end', id: block.id, providerMetadata: { firstword: { durationMs } } }]
  }
  return [closeTool(block)]
}

/** A call's input is parsed once, when its block is whole. */
function closeTool(block: BlockState): Chunk {
  const text = block.pieces.join('')
  const fields = toolFields(block)
  try {
    // Server tools may carry the whole input in their start; no deltas at all mean an empty input.
    const input: unknown = text === '' ? (block.opened.input ?? {}) : JSON.parse(text)
    if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new SyntaxError('not an object')
    block.input = input as Record<string, unknown>
    return { type: 'tool-input-available', ...fields, input }
  } catch {
    // What the model sent is kept as text; running it is out of the question.
    return { type: 'tool-input-error', ...fields, input: text, errorText: 'The input of this call is not whole.' }
  }
}

function closeAll(context: Context): Chunk[] {
  return context.state.blocks.flatMap((block) => close(context, block))
}

function usageChunk(state: CallState): Chunk {
  return { type: 'data-usage', data: state.usage, transient: true }
}
