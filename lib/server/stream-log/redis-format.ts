/** How logs are stored in Redis. */
import type { LogId } from '@/lib/shared/ids'
import type { LogEntry } from './stream-log'

/** The stream of a log. The braces keep the keys of one log on one node of a cluster. */
export const keyOf = (logId: LogId) => `firstword:log:{${logId}}`

/** The key that is set while the log's producer is asked to stop. */
export const stopKeyOf = (logId: LogId) => `firstword:stop:{${logId}}`

/** The channel of the ids of logs whose producers are asked to stop. */
export const STOP_CHANNEL = 'firstword:stops'

/** The field of the chunks, one JSON text a line. */
export const CHUNKS_FIELD = 'chunks'

/** The first entry, before any chunk: who claimed the log. */
export const CLAIM_ID = '0-1'

/** The last entry: higher than any sequence, so that nothing can be added after it. */
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
