/**
 * How much a search does at a time, and in all. Its statements are kept short, so that those of others get between, on a
 * database with one connection, too; what one takes depends on how long the texts are, so it is found out on the way.
 */

const QUICK_MS = 25
const SLOW_MS = 75
const STEP = 4

/** How much one statement is asked for. */
export interface Portion {
  readonly size: number
  /** Tells how long the last one took. */
  took(milliseconds: number): void
}

/** Begins small, grows while statements are quick, and shrinks when one was slow. */
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

// A search of a hundred thousand messages comes nowhere near.
const MAX_STATEMENT_MS = 4_000
const MAX_CHARACTERS = 4_000_000
/** About ten milliseconds' worth: then whatever else waits has its turn. */
const CHARACTERS_AT_ONCE = 100_000

/** What one search may do. */
export interface SearchPace {
  /** Whether the search is to end with what it has. */
  readonly isSpent: boolean
  /** Makes a statement of a portion's size. Rejects when nobody waits for the search any more. */
  ask<T>(portion: Portion, statement: (size: number) => Promise<T>): Promise<T>
  /** Counts text that is about to be looked through; lets others have a turn now and then. */
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
