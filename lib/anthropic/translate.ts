/**
 * Anthropic events -> chunks, for one upstream call. Table-driven, by content-block index, and
 * tolerant: unknown events, deltas and blocks pass without a trace, a delta whose block was never
 * opened opens one, blocks that were never closed are closed at the end, and nothing after the end counts.
 */
import type { Chunk } from '@/lib/shared/chunk'
import { type BlockState, type CallState, higherUsage, isFinalCount, newCallState } from './call-state'
import {
  closeAllBlocks,
  closeWhole,
  growInput,
  growText,
  growThinking,
  openBlock,
  type TranslationContext,
} from './content-blocks'
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

/**
 * Makes a translator. `prefix` keeps part ids of several calls of one answer apart; `now` reads
 * milliseconds from any fixed origin; `earlierCalls` are ids of the API's own tools' calls that were not answered yet
 * when an earlier call of the answer paused.
 */
export function createTranslator(
  prefix: string,
  now: () => number,
  earlierCalls: ReadonlySet<string> = new Set(),
): Translator {
  const context: TranslationContext = { state: newCallState(), prefix, now, earlierCalls }
  const { state } = context
  return {
    state,
    get ended() {
      return state.stopped || state.spliced
    },
    push(event) {
      if (state.stopped || state.spliced) return []
      const chunks = EVENTS[event.type](context, event as never)
      for (const chunk of chunks) note(state, chunk)
      return chunks
    },
    end() {
      return closeAllBlocks(context)
    },
  }
}

function note(state: CallState, chunk: Chunk) {
  const text = 'delta' in chunk ? chunk.delta : 'inputTextDelta' in chunk ? chunk.inputTextDelta : ''
  if (text === '') return
  state.said.push(text)
  state.hasSpoken = true
}

type EventTable = {
  [T in ModelEvent['type']]: (context: TranslationContext, event: Extract<ModelEvent, { type: T }>) => Chunk[]
}

const EVENTS: EventTable = {
  message_start({ state, ...rest }, { message }) {
    if (state.messageId !== undefined) {
      // Proxies repeat the start of the same message; another id is another answer in the same pipe.
      if (message.id !== undefined && message.id !== state.messageId) state.spliced = true
      else state.usage = higherUsage(state.usage, message.usage)
      return []
    }
    state.messageId = message.id ?? ''
    state.model = message.model
    state.usage = higherUsage(state.usage, message.usage)
    const context = { state, ...rest }
    const chunks: Chunk[] = [usageChunk(state)]
    for (const [index, block] of (message.content ?? []).entries()) {
      chunks.push(...openBlock(context, index, block), ...closeWhole(context, state.byIndex.get(index)))
    }
    return chunks
  },

  content_block_start(context, { index, content_block }) {
    const present = context.state.byIndex.get(index)
    if (present && !present.closed) return []
    return openBlock(context, index, content_block)
  },

  content_block_delta(context, { index, delta }) {
    return DELTAS[delta.type](context, index, delta as never)
  },

  content_block_stop(context, { index }) {
    return closeWhole(context, context.state.byIndex.get(index))
  },

  message_delta({ state }, { delta, usage }) {
    if (delta.stop_reason !== undefined && delta.stop_reason !== null) state.stopReason = delta.stop_reason
    if (delta.stop_details) state.stopDetails = delta.stop_details
    state.usage = higherUsage(state.usage, usage)
    if (isFinalCount(usage, state.hasSpoken)) state.hasFinalUsage = true
    return [usageChunk(state)]
  },

  message_stop(context) {
    // Proxies lose the ends of blocks: the end of the message is one for all of them.
    const chunks = context.state.blocks.flatMap((block) => closeWhole(context, block))
    context.state.stopped = true
    return chunks
  },

  unknown: () => [],
}

type DeltaTable = {
  [T in ModelDelta['type']]: (
    context: TranslationContext,
    index: number,
    delta: Extract<ModelDelta, { type: T }>,
  ) => Chunk[]
}

const DELTAS: DeltaTable = {
  text_delta(context, index, { text }) {
    if (text === '') return []
    const [block, chunks] = blockFor(context, index, 'text', { type: 'text', text: '' })
    return [...chunks, ...growText(block, text)]
  },

  thinking_delta(context, index, { thinking }) {
    if (thinking === '') return []
    const [block, chunks] = blockFor(context, index, 'thinking', { type: 'thinking', thinking: '', signature: '' })
    return [...chunks, ...growThinking(block, thinking)]
  },

  signature_delta({ state }, index, { signature }) {
    const block = state.byIndex.get(index)
    if (block?.kind === 'thinking') block.signature = signature
    return []
  },

  input_json_delta({ state }, index, { partial_json }) {
    const block = state.byIndex.get(index)
    return block?.kind === 'tool' && !block.closed ? growInput(block, partial_json) : []
  },

  citations_delta({ state }, index, { citation }) {
    const block = state.byIndex.get(index)
    if (block?.kind !== 'text') return []
    block.citations.push(citation)
    return []
  },

  compaction_delta({ state }, index, { content }) {
    const block = state.byIndex.get(index)
    if (block?.opened.type === 'compaction') block.opened = { ...block.opened, content }
    return []
  },
}

/**
 * The open block that a delta means. A wrong index must not reorder text: a delta whose index names
 * no open block of its kind continues the newest open block of that kind, and opens one only if there is none.
 */
function blockFor(
  context: TranslationContext,
  index: number,
  kind: 'text' | 'thinking',
  fresh: ModelContentBlock,
): [BlockState, Chunk[]] {
  const { state } = context
  const named = state.byIndex.get(index)
  if (named?.kind === kind && !named.closed) return [named, []]
  const newest = state.blocks.at(-1)
  if (newest?.kind === kind && !newest.closed) return [newest, []]
  const chunks = openBlock(context, index, fresh)
  // `openBlock` has just set it.
  return [state.byIndex.get(index) as BlockState, chunks]
}

function usageChunk(state: CallState): Chunk {
  return { type: 'data-usage', data: state.usage, transient: true }
}
