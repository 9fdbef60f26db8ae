/** Recordings of answers: one packed text each. */
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { AnswerId, ChatId, LogId } from '@/lib/shared/ids'
import type { ArrivalTimes } from '@/lib/shared/smoothness'
import type { Queries } from './database'
import { recordings } from './schema'

/** Bytes of recordings that one person may have. */
export interface RecordingBounds {
  guest: number
  person: number
}

/** Removes the recordings that were made before a time. */
export async function removeOldRecordings(queries: Queries, before: Date): Promise<void> {
  await queries.delete(recordings).where(lt(recordings.createdAt, before))
}

/**
 * Adds a recording for whoever owns the chat now; nothing where the chat is gone. Beyond a person's bound the oldest give
 * way to the new one.
 */
export async function addRecording(
  queries: Queries,
  { chatId, answerId, content }: { chatId: ChatId; answerId: AnswerId; content: Uint8Array },
  bounds: RecordingBounds,
): Promise<void> {
  await queries.execute(sql`
    with bound as (
      select chats.id, owner_id, case when is_guest then ${bounds.guest}::bigint
        else ${bounds.person}::bigint end as most
      from chats join users on users.id = owner_id where chats.id = ${chatId}
    ),
    stored as (
      insert into recordings (chat_id, answer_id, owner_id, content, size_bytes)
      select id, ${answerId}, owner_id, ${content}::bytea, ${content.length}::int
      from bound where ${content.length}::bigint <= most
      on conflict do nothing
    ),
    kept as (
      select chat_id, answer_id,
        ${content.length} + sum(size_bytes) over (order by created_at desc, answer_id) as total
      from recordings where owner_id = (select owner_id from bound)
    )
    delete from recordings using kept, bound
    where ${content.length}::bigint <= most and total > most and recordings.chat_id = kept.chat_id and recordings.answer_id = kept.answer_id`)
}

/** The recording of one segment. */
const ofLog = (chatId: ChatId, logId: LogId) => and(eq(recordings.chatId, chatId), eq(recordings.answerId, logId))

/** Whether there is a recording of a segment. */
export async function hasRecording(queries: Queries, chatId: ChatId, logId: LogId): Promise<boolean> {
  const rows = await queries.select({ logId: recordings.answerId }).from(recordings).where(ofLog(chatId, logId))
  return rows.length > 0
}

/** The packed recording of a segment. */
export async function findRecording(queries: Queries, chatId: ChatId, logId: LogId): Promise<Uint8Array | undefined> {
  const [row] = await queries.select({ content: recordings.content }).from(recordings).where(ofLog(chatId, logId))
  return row?.content
}

/** What a page has reported, beside the recording; undefined where none has. */
export async function findArrivals(queries: Queries, chatId: ChatId, logId: LogId): Promise<ArrivalTimes | undefined> {
  const [row] = await queries.select({ arrivals: recordings.arrivals }).from(recordings).where(ofLog(chatId, logId))
  return row?.arrivals ?? undefined
}

/** Stores a page's report; a later one changes nothing. */
export async function addArrivals(
  queries: Queries,
  { chatId, logId, arrivals }: { chatId: ChatId; logId: LogId; arrivals: ArrivalTimes },
): Promise<void> {
  await queries
    .update(recordings)
    .set({ arrivals })
    .where(and(ofLog(chatId, logId), isNull(recordings.arrivals)))
}
