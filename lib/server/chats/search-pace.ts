/**
 * How much a search does at a time, and in all. Its statements are kept short so that others get a turn, even on a
 * database with one connection. How long one takes depends on the texts, so the size adapts.
 */

const QUICK_MS = 25
const SLOW_MS = 75
const STEP = 4

/** How much one statement reads. */
export interface Portion {
  readonly size: number
  /** Reports how long the last one took. */
  took(milliseconds: number): void
}

/** Starts small, grows while statements are quick, and shrinks when one is slow. */
export function createPortion(least: number, max: number): Portion {
  let size = least
  return {
    get size() {
      return size
    },
    took(milliseconds) {
      if (milliseconds < QUICK_MS) size = Math.min(max, size * STEP)
      else if (milliseconds > SLOW_MS) size = Math.max(least, Math.floor(size / STEP))
    },
  }
}

// A search of a hundred thousand messages stays far below.
const MAX_STATEMENT_MS = 4_000
const MAX_CHARACTERS = 4_000_000
/** About ten milliseconds' worth, after which others get a turn. */
const CHARACTERS_AT_ONCE = 100_000

/** The budget of one search. */
export interface SearchPace {
  /** Whether the budget is used up. */
  readonly isSpent: boolean
  /** Runs a statement of a portion's size. Rejects when the search was aborted. */
  ask<T>(portion: Portion, statement: (size: number) => Promise<T>): Promise<T>
  /** Counts text that is about to be checked; gives others a turn now and then. */
  lookThrough(characters: number): Promise<void>
}

/** Makes the pace of one search. */
export function createSearchPace(signal: AbortSignal | undefined, now = () => performance.now()): SearchPace {
  let spentMs = 0
  let characters = 0
  let sinceTurn = 0
  return {
    get isSpent() {
      return spentMs >= MAX_STATEMENT_MS || characters >= MAX_CHARACTERS
    },
    async ask(portion, statement) {
      signal?.throwIfAborted()
      const startedAt = now()
      const result = await statement(portion.size)
      const tookMs = now() - startedAt
      spentMs += tookMs
      portion.took(tookMs)
      return result
    },
    async lookThrough(count) {
      characters += count
      sinceTurn += count
      if (sinceTurn < CHARACTERS_AT_ONCE) return
      sinceTurn = 0
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
    },
  }
}
