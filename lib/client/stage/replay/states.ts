/**
 * The states of a growing answer as changes, so that a file that replays it stays about as long as the answer. A state
 * is a list of cells: the markup of blocks. Most of them never change again once the next one has begun.
 */

/** What changes between two lists of cells; undefined when nothing does. */
export type CellChange = [
  /** The first cell that changes. */
  at: number,
  /** How many cells are replaced. */
  removed: number,
  /** Of the first replaced cell, how many characters stay at its beginning and at its end, and what is between. */
  ...added: [] | [kept: number, keptAtEnd: number, between: string, ...more: string[]],
]

/** Finds the smallest change of this form. */
export function changeOf(before: readonly string[], after: readonly string[]): CellChange | undefined {
  const shared = Math.min(before.length, after.length)
  let start = 0
  while (start < shared && before[start] === after[start]) start += 1
  if (start === before.length && start === after.length) return undefined
  let end = 0
  while (end < shared - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const removed = before.length - start - end
  const [first, ...more] = after.slice(start, after.length - end)
  if (first === undefined) return [start, removed]
  const old = removed === 0 ? '' : (before[start] ?? '')
  const most = Math.min(old.length, first.length)
  let kept = 0
  while (kept < most && old.charCodeAt(kept) === first.charCodeAt(kept)) kept += 1
  let keptAtEnd = 0
  while (
    keptAtEnd < most - kept &&
    old.charCodeAt(old.length - 1 - keptAtEnd) === first.charCodeAt(first.length - 1 - keptAtEnd)
  )
    keptAtEnd += 1
  return [start, removed, kept, keptAtEnd, first.slice(kept, first.length - keptAtEnd), ...more]
}

/** One step of a replay. */
export type ReplayStep = [
  /** Milliseconds since the step before. */
  afterMs: number,
  /** The text that came, as the model wrote it. */
  text: string,
  /** How many words came. */
  words: number,
  change?: CellChange,
]

/** All that a replay file knows. Times are in milliseconds; null when they never came. */
export interface ReplayData {
  clocks: {
    firstWordMs: number | null
    firstLineMs: number | null
    firstParagraphMs: number | null
    endMs: number
  }
  words: number
  /** The result of the comparison, shown at the end. */
  verdict: string
  /** Shown above the panes the whole time; empty if there is nothing to warn of. */
  warning: string
  steps: ReplayStep[]
}

/** Data as JSON that cannot end the HTML or script around it. */
export function inertJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
