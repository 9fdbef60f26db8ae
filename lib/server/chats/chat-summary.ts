/** A chat as one line of a list. */
import type { ChatListRow } from '@/lib/server/database/chat-list'
import type { ChatSummary } from '@/lib/shared/api/chat-list'

/** A row as the page reads it. */
export function toSummary(row: ChatListRow): ChatSummary {
  const { id, title, kind, askedAt, pinnedAt, archivedAt, answeredAt, readAt, answerStatus, holdPolicy } = row
  return {
    id,
    title,
    ...(kind === 'document' && { kind }),
    askedAt: askedAt.toISOString(),
    isPinned: pinnedAt !== null,
    isArchived: archivedAt !== null,
    isRunning: answerStatus === 'running',
    isUnread: answeredAt !== null && (readAt === null || readAt < answeredAt),
    ...(holdPolicy !== null && { holdPolicy }),
  }
}
