/** Segments of answers: begun, kept alive by a lease, and ended once. */

import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { type MessageMetadata, type Part, textOf } from '@/lib/shared/message'
import { inOneGo, type Steps } from '@/lib/shared/steps'
import { type Queries, rowsOf } from './database'
import { inChat, searchVector, vectorOf } from './messages'
import { messages } from './schema'
import { termsLiteralSteps } from './search/search-terms'
import { storableJson } from './storable'

/** One segment of one answer. */
export interface Segment {
  chatId: ChatId
  answerId: MessageId
  segment: number
}

/** Begins another segment of an ended answer; false when it has not ended or somebody else has continued it. */
export async function beginSegment(queries: Queries, { chatId, answerId, segment }: Segment, idempotencyKey: string) {
  const begun = await queries
    .update(messages)
    // An earlier summary does not include what it will say.
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
  /** Of all segments; absent when unknown, which keeps the stored one. */
  transcript?: TranscriptSegment[]
}

/** The chat of an answer that has ended. */
export interface AnsweredChat {
  /** Neither a person nor a model has named it yet. */
  isUnnamed: boolean
}

/** An ended answer, serialised for the database. */
export interface WrittenAnswer {
  parts: string
  metadata: string
  status: string
  transcript: string | null
  /** Its text as search terms. */
  terms: string
}

/** Serialises an answer in steps, which take 100 ms for a large one. */
export function* writtenAnswer({ parts, metadata, status, transcript }: EndedAnswer): Steps<WrittenAnswer> {
  const stored = storableJson(parts)
  yield
  const terms = yield* termsLiteralSteps(textOf({ parts: stored.value }))
  yield
  return {
    parts: stored.json,
    metadata: storableJson(metadata).json,
    status,
    transcript: transcript ? JSON.stringify(transcript) : null,
    terms,
  }
}

/**
 * Stores how a running answer ended, which frees its chat for the next question. Undefined when it is not running any
 * more: it was given up as lost, and a late producer's result is refused.
 */
export function finishAnswer(
  queries: Queries,
  segment: Segment,
  ended: EndedAnswer,
): Promise<AnsweredChat | undefined> {
  return finishWritten(queries, segment, inOneGo(writtenAnswer(ended)))
}

/** The same for a serialised answer. */
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

/** How long a producer is presumed alive, and how often it renews that. */
export const LEASE = { lengthMs: 15_000, renewEveryMs: 5_000 } as const

/** When a lease taken or renewed now ends, by the database's clock, because servers' clocks differ. */
export const leaseEnd = () => sql`now() + ${`${LEASE.lengthMs} milliseconds`}::interval`

/** Renews the leases of running answers; returns the ids of those still running. */
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
  /** From before this segment. */
  parts: Part[]
  metadata: MessageMetadata
  /** Changes with every renewal. */
  leaseUntil: Date
}

/** Which of the overdue answers to find. */
export interface Search {
  /** Includes all running ones, when no other process could be writing them. */
  isAlone: boolean
  /** The last answer already found. */
  after?: Pick<Segment, 'chatId' | 'answerId'> | undefined
}

/** Some of the running answers with an expired lease, in a fixed order; empty after the last one. */
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

// Answers include their parts, so only a few are held in memory.
const OVERDUE_AT_ONCE = 200

/** Replaces what an ended answer says, such as with what was kept back of it. */
export async function replaceAnswer(
  queries: Queries,
  { chatId, answerId }: Pick<Segment, 'chatId' | 'answerId'>,
  { parts, metadata }: Pick<EndedAnswer, 'parts' | 'metadata'>,
): Promise<void> {
  const stored = storableJson(parts)
  await queries
    .update(messages)
    .set({ parts: stored.value, metadata, search: searchVector(textOf({ parts: stored.value })) })
    .where(and(inChat(chatId, answerId), ne(messages.status, 'running')))
}
