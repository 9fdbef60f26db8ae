/** A chat as one line of a list. */
import { and, desc, eq } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { chats, messages } from '@/lib/server/database/schema'
import type { ChatSummary } from '@/lib/shared/api/chat-list'

const SUMMARY_COLUMNS = {
  id: chats.id,
  title: chats.title,
  askedAt: chats.askedAt,
  pinnedAt: chats.pinnedAt,
  archivedAt: chats.archivedAt,
  answeredAt: chats.answeredAt,
  readAt: chats.readAt,
  answerStatus: messages.status,
}

/** Begins a query over chats, each with the state of its newest answer. */
export function selectSummaries(queries: Queries) {
  return queries
    .select(SUMMARY_COLUMNS)
    .from(chats)
    .leftJoin(messages, and(eq(messages.chatId, chats.id), eq(messages.id, chats.answerId)))
    .$dynamic()
}

/** A row of such a query. */
export type SummaryRow = Awaited<ReturnType<typeof selectSummaries>>[number]

/** A row as the page reads it. */
export function toSummary(row: SummaryRow): ChatSummary {
  const { id, title, askedAt, pinnedAt, archivedAt, answeredAt, readAt, answerStatus } = row
  return {
    id,
    title,
    askedAt: askedAt.toISOString(),
    isPinned: pinnedAt !== null,
    isArchived: archivedAt !== null,
    isRunning: answerStatus === 'running',
    isUnread: answeredAt !== null && (readAt === null || readAt < answeredAt),
  }
}

/** As the index has it: Postgres reads an index only in the very order that it was made for, nulls included. */
export const NEWEST_QUESTION_FIRST = [desc(chats.askedAt), chats.id]
