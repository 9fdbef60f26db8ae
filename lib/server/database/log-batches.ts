/** Checkpoints of running answers, and requests to stop one. */
import { and, asc, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { LogId } from '@/lib/shared/ids'
import { type Queries, rowsOf } from './database'
import { logBatches, stopRequests } from './schema'

/** What a log has written since its last checkpoint. */
export interface LogBatch {
  logId: LogId
  /** The sequence of the last chunk in it. */
  lastSequence: number
  /** Chunks as JSON, one on each line. */
  chunks: string
  isEnd: boolean
}

/** Writes batches and takes the stop requests for some logs; returns the logs to stop. */
export async function writeBatches(
  queries: Queries,
  batches: readonly LogBatch[],
  stoppable: Iterable<LogId>,
): Promise<LogId[]> {
  const column = <Name extends keyof LogBatch>(name: Name) => sql.param(batches.map((batch) => batch[name]))
  // Nothing is written after an end, because whoever wrote that knew that the producer was gone.
  const stops = await rowsOf<{ log_id: LogId }>(
    queries,
    sql`
      with written as (
        insert into log_batches (log_id, last_sequence, chunks, is_end)
        select * from unnest(
          ${column('logId')}::text[], ${column('lastSequence')}::int[],
          ${column('chunks')}::text[], ${column('isEnd')}::boolean[]
        ) as batch (log_id, last_sequence, chunks, is_end)
        where not exists (select 1 from log_batches ended where ended.log_id = batch.log_id and ended.is_end)
        on conflict (log_id, last_sequence) do update
        set chunks = excluded.chunks, is_end = excluded.is_end or log_batches.is_end
      )
      delete from stop_requests where log_id = any(${sql.param([...stoppable])}::text[]) returning log_id`,
  )
  return stops.map(({ log_id }) => log_id)
}

/** Removes some logs that ended before a time. */
export async function removeEndedLogs(queries: Queries, before: Date): Promise<void> {
  await queries.execute(sql`
    delete from log_batches where log_id in (
      select log_id from log_batches
      where is_end and created_at < ${before.toISOString()}::timestamptz limit 500
    )`)
}

/** The batches of a log after a sequence, in order, and always its end. */
export function readBatches(
  queries: Queries,
  logId: LogId,
  after: number,
): Promise<Array<Pick<LogBatch, 'lastSequence' | 'chunks' | 'isEnd'>>> {
  return (
    queries
      .select({ lastSequence: logBatches.lastSequence, chunks: logBatches.chunks, isEnd: logBatches.isEnd })
      .from(logBatches)
      // The end is read in the same statement: read separately, it could overtake the last chunks.
      .where(and(eq(logBatches.logId, logId), or(gt(logBatches.lastSequence, after), logBatches.isEnd)))
      .orderBy(asc(logBatches.lastSequence))
  )
}

/** Whether a log has ended; undefined when there is no such log. */
export async function hasLogEnded(queries: Queries, logId: LogId): Promise<boolean | undefined> {
  const [row] = await rowsOf<{ is_end: boolean | null }>(
    queries,
    sql`select bool_or(is_end) as is_end from log_batches where log_id = ${logId}`,
  )
  return row?.is_end ?? undefined
}

/** Asks whoever writes a log to stop. */
export async function addStopRequest(queries: Queries, logId: LogId): Promise<void> {
  await queries.insert(stopRequests).values({ logId }).onConflictDoNothing()
}

/** Removes stop requests that no producer took. */
export async function removeStopRequests(queries: Queries, before: Date): Promise<void> {
  await queries.delete(stopRequests).where(lt(stopRequests.createdAt, before))
}
