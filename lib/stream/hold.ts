/**
 * The one place that every chunk of an answer passes on its way to the log: text, thinking, tools, sources, metadata,
 * start and finish. A hold keeps chunks back until they can be trusted; what it keeps is in no log, no message and no
 * table that a reader's query joins.
 */
import type { Chunk } from '@/lib/shared/chunk'
import { compact } from './compact'

/** Decides when chunks may reach the log. What it keeps back comes later and in order, or is dropped as a whole. */
export interface Hold {
  /** Whether it keeps chunks back. Nothing that is derived from them may be shown meanwhile. */
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

/** Gets every chunk before it passes, while nothing is held. True keeps back that chunk and all after it. */
export type HoldWatch = (chunk: Chunk) => boolean

const NOTHING: readonly Chunk[] = []

/** Lets chunks pass until `begin` is called, or `watch` says so. */
export function createHold(watch?: HoldWatch): Hold {
  let kept: Chunk[] | undefined
  let watching = watch

  function drop() {
    kept = undefined
    // It has been decided: nothing is watched any more.
    watching = undefined
  }

  return {
    get isHolding() {
      return kept !== undefined
    },
    get kept() {
      return kept ?? NOTHING
    },
    pass(chunk) {
      if (!kept && watching?.(chunk)) kept = []
      if (!kept || PASSES.has(chunk.type)) return [chunk]
      if (chunk.type !== 'data-silence') kept.push(chunk)
      return []
    },
    begin() {
      kept ??= []
    },
    release() {
      const all = compact(kept ?? [])
      drop()
      return all
    },
    drop,
  }
}

/** Chunks that reveal nothing of the text. */
const PASSES: ReadonlySet<Chunk['type']> = new Set(['start', 'data-hold', 'data-retry', 'data-segment-end'])
