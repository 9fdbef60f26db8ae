/**
 * The one place that every chunk of an answer passes on its way to the log: text, thinking, tools, sources, metadata,
 * start and finish. A hold keeps chunks back until they can be trusted; what it keeps is in no log, no message and no
 * table that a reader's query joins.
 */
import type { Chunk } from '@/lib/shared/chunk'
import { compact } from './compact'

/** Decides when chunks may reach the log. What it keeps back comes later and in order, or is dropped as a whole. */
export interface Hold {
  /** Whether it keeps chunks back. Nothing that tells of them may be shown meanwhile. */
  readonly isHolding: boolean
  /** What it keeps back, in order. */
  readonly kept: readonly Chunk[]
  /** Takes the next chunk. Returns those that may go out now, in order. */
  pass(chunk: Chunk): Chunk[]
  /** Keeps back everything from here on. */
  begin(): void
  /** Lets everything pass from here on. Returns what was kept back: fewer chunks that make the same message. */
  release(): Chunk[]
  /** Drops what was kept back, and lets everything pass from here on. */
  drop(): void
}

/** Sees every chunk before it passes, while nothing is held; whether it and everything after it must be kept back. */
export type HoldWatch = (chunk: Chunk) => boolean

const NOTHING: readonly Chunk[] = []

/** Lets chunks pass until it is told, or its watch says, to keep them back. */
export function createHold(watch?: HoldWatch): Hold {
  let kept: Chunk[] | undefined
  // After a release nothing is watched any more: it was decided.
  let isWatching = watch !== undefined
  return {
    get isHolding() {
      return kept !== undefined
    },
    get kept() {
      return kept ?? NOTHING
    },
    pass(chunk) {
      if (!kept && isWatching && watch?.(chunk)) kept = []
      if (!kept || PASSES.has(chunk.type)) return [chunk]
      if (chunk.type !== 'data-silence') kept.push(chunk)
      return []
    },
    begin() {
      kept ??= []
    },
    release() {
      const all = compact(kept ?? [])
      kept = undefined
      isWatching = false
      return all
    },
    drop() {
      kept = undefined
      isWatching = false
    },
  }
}

/** Chunks that say nothing of the text. */
const PASSES: ReadonlySet<Chunk['type']> = new Set(['start', 'data-hold', 'data-retry', 'data-segment-end'])
