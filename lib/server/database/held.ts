/** What held answers have written: kept apart from everything that readers' queries read. */
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { type Chunk, isChunk } from '@/lib/shared/chunk'
import type { ChatId, LogId } from '@/lib/shared/ids'
import { type Queries, rowsOf } from './database'
import { heldAnswers, heldBatches } from './schema'
import { storableJson } from './storable'

/** Begins to keep an answer; nothing where its chat is gone. */
export async function addHeldAnswer(queries: Queries, chatId: ChatId, logId: LogId): Promise<void> {
  await queries.execute(sql`
    insert into held_answers (log_id, chat_id) select ${logId}, id from chats where id = ${chatId} on conflict do nothing`)
}

/** Adds chunks, where there are any. Returns whether the reader wants to see the answer as it comes. */
export async function addHeldChunks(
  queries: Queries,
  logId: LogId,
  sequence: number,
  chunks: readonly Chunk[],
): Promise<boolean> {
  const json = chunks.length === 0 ? null : storableJson(chunks).json
  const [row] = await rowsOf<{ is_show_requested: boolean }>(
    queries,
    sql`
      with held as (select log_id, is_show_requested from held_answers where log_id = ${logId}),
      added as (
        insert into held_batches (log_id, sequence, chunks)
        select log_id, ${sequence}::int, ${json}::text from held where ${json}::text is not null
        on conflict do nothing
      )
      select is_show_requested from held`,
  )
  return row?.is_show_requested ?? false
}

/** Asks the server that produces a held answer to show it; false when none is held under this name. */
export async function requestShow(queries: Queries, chatId: ChatId, logId: LogId): Promise<boolean> {
  const rows = await queries
    .update(heldAnswers)
    .set({ isShowRequested: true })
    .where(and(eq(heldAnswers.logId, logId), eq(heldAnswers.chatId, chatId)))
    .returning({ logId: heldAnswers.logId })
  return rows.length > 0
}

/**
 * Everything that is kept of an answer, in order; undefined when it is not held. With `since: 'segment'` only what the
 * segment itself has written.
 */
export async function readHeldChunks(
  queries: Queries,
  chatId: ChatId,
  logId: LogId,
  since: 'beginning' | 'segment' = 'beginning',
): Promise<Chunk[] | undefined> {
  const [held] = await queries
    .select({ earlierBatches: heldAnswers.earlierBatches })
    .from(heldAnswers)
    .where(and(eq(heldAnswers.logId, logId), eq(heldAnswers.chatId, chatId)))
  if (!held) return undefined
  const rows = await queries
    .select({ chunks: heldBatches.chunks })
    .from(heldBatches)
    .where(and(eq(heldBatches.logId, logId), gt(heldBatches.sequence, since === 'segment' ? held.earlierBatches : -1)))
    .orderBy(asc(heldBatches.sequence))
  return rows.flatMap(({ chunks }) => (JSON.parse(chunks) as unknown[]).filter(isChunk))
}

/** What the segments before one have written and not shown. */
export interface KeptChunks {
  chunks: Chunk[]
  /** The number of the last batch. */
  batches: number
}

/** Keeps what one segment had written for the next one. Returns it; undefined when nothing is kept. */
export async function moveHeldAnswer(
  queries: Queries,
  chatId: ChatId,
  { from, to }: { from: LogId; to: LogId },
): Promise<KeptChunks | undefined> {
  const chunks = await readHeldChunks(queries, chatId, from)
  if (!chunks) return undefined
  await addHeldAnswer(queries, chatId, to)
  const moved = await queries
    .update(heldBatches)
    .set({ logId: to })
    .where(eq(heldBatches.logId, from))
    .returning({ sequence: heldBatches.sequence })
  const batches = Math.max(0, ...moved.map(({ sequence }) => sequence))
  await queries.update(heldAnswers).set({ earlierBatches: batches }).where(eq(heldAnswers.logId, to))
  await removeHeldAnswer(queries, from)
  return { chunks, batches }
}

/** Forgets what is kept of an answer. */
export async function removeHeldAnswer(queries: Queries, logId: LogId): Promise<void> {
  await queries.delete(heldAnswers).where(eq(heldAnswers.logId, logId))
}
