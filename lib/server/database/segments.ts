/** Segments of answers: begun, kept alive by a lease while they are written, ended once. */

import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { type MessageMetadata, type Part, textOf } from '@/lib/shared/message'
import { inOneGo, type Steps } from '@/lib/shared/steps'
import { type Queries, rowsOf } from './database'
import { inChat, vectorOf } from './messages'
import { messages } from './schema'
import { termsLiteralSteps } from './search/search-terms'
import { storableJson } from './storable'

/** One segment of one answer. */
export interface Segment {
  chatId: ChatId
  answerId: MessageId
  segment: number
}

/** Begins a further segment of an answer that has ended; false when it has not, or was continued by somebody else. */
export async function beginSegment(queries: Queries, { chatId, answerId, segment }: Segment, idempotencyKey: string) {
  const begun = await queries
    .update(messages)
    // What it will say is in no summary that was made before.
    .set({ segment, status: 'running', summary: null, idempotencyKey, leaseUntil: leaseEnd() })
    .where(and(inChat(chatId, answerId), eq(messages.segment, segment - 1), ne(messages.status, 'running')))
    .returning({ id: messages.id })
  return begun.length > 0
}

/** How an answer ended. */
export interface EndedAnswer {
  parts: Part[]
  metadata: MessageMetadata
  status: string
  /** Of all segments; left as it is where what was said is not known. */
  transcript?: TranscriptSegment[]
}

/** The chat of an answer that has ended. */
export interface AnsweredChat {
  /** Nobody has named it yet, neither a person nor a model. */
  isUnnamed: boolean
}

/** An ended answer in the form in which it is written down. */
export interface WrittenAnswer {
  parts: string
  metadata: string
  status: string
  transcript: string | null
  /** Its text as search terms. */
  terms: string
}

/** Makes that form, in steps: of a large answer they take 100 ms together. */
export function* writtenAnswer({ parts, metadata, status, transcript }: EndedAnswer): Steps<WrittenAnswer> {
  const kept = storableJson(parts)
  yield
  const terms = yield* termsLiteralSteps(textOf({ parts: kept.value }))
  yield
  return {
    parts: kept.json,
    metadata: storableJson(metadata).json,
    status,
    transcript: transcript ? JSON.stringify(transcript) : null,
    terms,
  }
}

/**
 * Writes down how a running answer ended; its chat is free for the next question then. Undefined when it no longer runs:
 * it was taken for lost, and what a late producer has to say is refused.
 */
export function finishAnswer(
  queries: Queries,
  segment: Segment,
  ended: EndedAnswer,
): Promise<AnsweredChat | undefined> {
  return finishWritten(queries, segment, inOneGo(writtenAnswer(ended)))
}

/** The same for an answer that is in its form already. */
export async function finishWritten(
  queries: Queries,
  { chatId, answerId, segment }: Segment,
  { parts, metadata, status, transcript, terms }: WrittenAnswer,
): Promise<AnsweredChat | undefined> {
  const [chat] = await rowsOf<{ is_unnamed: boolean | null }>(
    queries,
    sql`
      with ended as (
        update messages set
          parts = ${parts}::jsonb, metadata = ${metadata}::jsonb, status = ${status},
          transcript = coalesce(${transcript}::json, transcript), lease_until = null,
          search = ${vectorOf(terms)}
        where chat_id = ${chatId} and id = ${answerId} and status = 'running' and segment = ${segment}::int
        returning id
      ),
      chat as (
        update chats set answered_at = now() where id = ${chatId} and exists (select from ended)
        returning title_source = 'question' and deleted_at is null as is_unnamed
      )
      select (select is_unnamed from chat) from ended`,
  )
  return chat && { isUnnamed: chat.is_unnamed ?? false }
}

/** How long a producer is believed to live without another sign of it, and how often it gives one. */
export const LEASE = { lengthMs: 15_000, renewEveryMs: 5_000 } as const

/** When a lease that is taken or renewed now ends, by the clock of the database: servers' own clocks differ. */
export const leaseEnd = () => sql`now() + ${`${LEASE.lengthMs} milliseconds`}::interval`

/** Renews the leases of running answers; returns the ids of those that still run. */
export async function renewLeases(queries: Queries, segments: readonly Segment[]): Promise<Set<MessageId>> {
  const keys = segments.map(({ chatId, answerId, segment }) => sql`(${chatId}, ${answerId}, ${segment}::int)`)
  const renewed = await queries
    .update(messages)
    .set({ leaseUntil: leaseEnd() })
    .where(
      and(
        sql`(${messages.chatId}, ${messages.id}, ${messages.segment}) in (${sql.join(keys, sql`, `)})`,
        eq(messages.status, 'running'),
      ),
    )
    .returning({ id: messages.id })
  return new Set(renewed.map(({ id }) => id))
}

/** A running answer whose producer gives no sign of life. */
export interface OverdueAnswer extends Segment {
  ownerId: string
  /** As they were before this segment. */
  parts: Part[]
  metadata: MessageMetadata
  /** Changes with every sign of life. */
  leaseUntil: Date
}

/** Which of the overdue answers to find. */
export interface Search {
  /** All running ones are, where this process is the only one that could write them. */
  isAlone: boolean
  /** The last answer that was found before. */
  after?: Pick<Segment, 'chatId' | 'answerId'> | undefined
}

/** Some of the running answers whose lease is over, in one order; none behind the last of them. */
export async function findOverdue(queries: Queries, { isAlone, after }: Search): Promise<OverdueAnswer[]> {
  const { chatId, id, segment, ownerId, parts, metadata, leaseUntil } = messages
  const isOver = isAlone ? undefined : sql`${leaseUntil} < now()`
  const isBehind = after && sql`(${chatId}, ${id}) > (${after.chatId}, ${after.answerId})`
  const rows = await queries
    .select({ chatId, answerId: id, segment, ownerId, parts, metadata, leaseUntil })
    .from(messages)
    .where(and(eq(messages.status, 'running'), isOver, isBehind))
    .orderBy(asc(chatId), asc(id))
    .limit(OVERDUE_AT_ONCE)
  return rows.map((row) => ({ ...row, leaseUntil: row.leaseUntil ?? new Date(0) }))
}

// Answers have their parts with them: more of them at once are not held in memory.
const OVERDUE_AT_ONCE = 200
