/** How logs stand in Redis. */
import type { LogId } from '@/lib/shared/ids'
import type { LogEntry } from './stream-log'

/** The stream of a log. The braces keep what belongs to one log on one node of a cluster. */
export const keyOf = (logId: LogId) => `firstword:log:{${logId}}`

/** Set while somebody wants the log's producer to stop. */
export const stopKeyOf = (logId: LogId) => `firstword:stop:{${logId}}`

/** Where the ids of logs are told whose producers are to stop. */
export const STOP_CHANNEL = 'firstword:stops'

/** The field that holds the chunks, one JSON on each line. */
export const CHUNKS_FIELD = 'chunks'

/** The first entry, before any chunk: who claimed the log. */
export const CLAIM_ID = '0-1'

/** The last entry: higher than any sequence, so that nothing can be added behind it. */
export const END_ID = `${Number.MAX_SAFE_INTEGER}-0`

/** Whether an entry is the last one. */
export const isEndId = (id: string) => id === END_ID

/** The sequence of the last chunk of an entry. */
export const lastSequenceOf = (id: string) => Number(id.slice(0, id.indexOf('-')))

/** The chunks of an entry. */
export function entriesOf(id: string, fields: readonly string[]): LogEntry[] {
  const at = fields.indexOf(CHUNKS_FIELD)
  const lines = at === -1 ? [] : (fields[at + 1] ?? '').split('\n')
  const last = lastSequenceOf(id)
  return lines.map((json, line) => ({ sequence: last - lines.length + line + 1, json }))
}
