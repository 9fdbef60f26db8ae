/** What a whole timeline comes to. */
import { type Row, silenceOf } from '@/lib/client/inspector/row'

/** Its events, their bytes on the API's wire, the time it took, its calls, and its longest silence. */
export function summarize(rows: readonly Row[], silenceMs: number) {
  let [events, bytes, calls] = [0, 0, 0]
  let longest: Row | undefined
  for (const row of rows) {
    if (row.entry.kind === 'call') calls += 1
    if (silenceOf(row, silenceMs) > (longest?.pauseMs ?? 0)) longest = row
    if (row.entry.kind !== 'event') continue
    events += 1
    bytes += row.bytes
  }
  return { events, bytes, calls, longest, durationMs: rows.at(-1)?.entry.at ?? 0 }
}
