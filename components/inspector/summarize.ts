/** The figures of a whole timeline. */
import { type Row, silenceOf } from '@/lib/client/inspector/row'

/** Counted over all rows. */
export interface Summary {
  /** Events of the API. */
  events: number
  /** Their bytes, as the API sends them. */
  bytes: number
  durationMs: number
  /** The row after the longest silence; undefined where there is no silence. */
  longest: Row | undefined
}

/** Sums up all rows. */
export function summarize(rows: readonly Row[], silenceMs: number): Summary {
  let [events, bytes] = [0, 0]
  let longest: Row | undefined
  for (const row of rows) {
    if (silenceOf(row, silenceMs) > (longest?.pauseMs ?? 0)) longest = row
    if (row.entry.kind !== 'event') continue
    events += 1
    bytes += row.bytes
  }
  return { events, bytes, longest, durationMs: rows.at(-1)?.entry.at ?? 0 }
}
