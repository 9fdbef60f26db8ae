/**
 * Anthropic events -> chunks, for one upstream call. Tolerant: unknown events, deltas and blocks are ignored, a delta
 * whose block was never opened opens one, blocks that were never closed are closed at the end, and nothing after the end
 * counts.
 */
import type { Chunk } from '@/lib/shared/chunk'
import { countEvent } from './call-counts'
import { type BlockState, type CallState, newCallState } from './call-state'
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
  /** The call so far. */
  readonly state: CallState
  /** Whether nothing that still arrives can belong to this call. */
  readonly ended: boolean
  /** The chunks of an event; often none. */
  push(event: ModelEvent): Chunk[]
  /** Closes what the upstream has left open. */
  end(): Chunk[]
}

/**
 * Makes a translator. `prefix` makes part ids unique among the calls of an answer, `now` reads milliseconds from any fixed
 * origin, and `earlierCalls` are the ids of calls of the API's own tools that had no result when an earlier upstream call
 * paused.
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
}

type EventTable = {
  [T in ModelEvent['type']]: (context: TranslationContext, event: Extract<ModelEvent, { type: T }>) => Chunk[]
}

const EVENTS: EventTable = {
  message_start(context, event) {
    const { state } = context
    const isRepeated = state.messageId !== undefined
    countEvent(state, event)
    if (isRepeated) return []
    const { message } = event
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

  message_delta({ state }, event) {
    countEvent(state, event)
    return [usageChunk(state)]
  },

  message_stop(context, event) {
    countEvent(context.state, event)
    // Proxies lose the ends of blocks: the end of the message ends them all.
    return context.state.blocks.flatMap((block) => closeWhole(context, block))
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
 * The open block that a delta belongs to. A wrong index must not reorder text: a delta whose index names no open block
 * of its kind continues the newest block if that is one, and else opens one.
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
