/** Which files are left out and why: a bounded list, and a count of the rest. */
import { type SkippedFile, type SkipReason, SOURCE_LIMITS } from '@/lib/shared/write/source-file'

/** Files that are left out. */
export interface SkipList {
  readonly rows: SkippedFile[]
  /** How many more there are than rows. */
  readonly unlisted: number
  add(path: string, reason: SkipReason): void
  /** Adds another list. */
  addAll(rows: readonly SkippedFile[], unlisted: number): void
}

/** Makes an empty list. */
export function createSkipList(max: number = SOURCE_LIMITS.skipped): SkipList {
  const rows: SkippedFile[] = []
  let unlisted = 0
  const add = (path: string, reason: SkipReason) => {
    if (rows.length < max) rows.push({ path: printable(path), reason })
    else unlisted += 1
  }
  return {
    rows,
    get unlisted() {
      return unlisted
    },
    add,
    addAll(others, more) {
      for (const { path, reason } of others) add(path, reason)
      unlisted += more
    },
  }
}

/** A name that can be shown: on one line, in one direction, of a limited length. */
export function printable(name: string): string {
  const { pathCharacters } = SOURCE_LIMITS
  const start = name.length > pathCharacters ? `${name.slice(0, pathCharacters - 1)}…` : name
  return start.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd')
}
