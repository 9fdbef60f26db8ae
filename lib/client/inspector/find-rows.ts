/** Which rows of a timeline are listed: filtered by kind and block, and searched. */
import { countUpTo } from '@/lib/client/playback/count-up-to'
import type { Row } from './row'

/** What is listed; an empty field leaves nothing out. */
export interface RowFilter {
  /** A name of rows. */
  name: string
  /** The key of a block. */
  block: string
  /** Found in a row's name or content; upper and lower case are the same. */
  text: string
}

/** Everything is listed. */
export const ALL_ROWS: RowFilter = { name: '', block: '', text: '' }

/** Whether a filter leaves nothing out. */
export const isEmptyFilter = ({ name, block, text }: RowFilter) => name === '' && block === '' && text.trim() === ''

/** Finds the places of the rows that a filter lists, in a list that grows. Each call costs only what is new. */
export function createRowFinder() {
  let known: RowFilter | undefined
  let read = 0
  let found: number[] = []
  return (rows: readonly Row[], filter: RowFilter): readonly number[] => {
    const isSame = known?.name === filter.name && known.block === filter.block && known.text === filter.text
    if (!isSame || read > rows.length) {
      known = filter
      read = 0
      found = []
    }
    if (read === rows.length) return found
    const text = filter.text.trim().toLowerCase()
    // A new list, so that React sees the change.
    found = [...found]
    for (; read < rows.length; read += 1) {
      const row = rows[read]
      if (row && isListed(row, filter, text)) found.push(read)
    }
    return found
  }
}

function isListed(row: Row, { name, block }: RowFilter, text: string): boolean {
  if (name !== '' && row.name !== name) return false
  if (block !== '' && row.block?.key !== block) return false
  return text === '' || row.name.includes(text) || row.text.toLowerCase().includes(text)
}

/** The place in `found` of the last row that is not after `place`; -1 where there is none. */
export function lastFoundUpTo(found: readonly number[], place: number): number {
  return countUpTo(found, (row) => row, place) - 1
}
