/** A chat with all its branches, in the form that can be imported again. */
import { asc, eq } from 'drizzle-orm'
import { readBranch } from '@/lib/server/database/branches'
import type { Chat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { isRunning, MESSAGE_COLUMNS } from '@/lib/server/database/messages'
import { messages } from '@/lib/server/database/schema'
import { EXPORT_FORMAT, type ExportedChat } from '@/lib/shared/export'
import type { Part } from '@/lib/shared/message'

/** A file is named; the address that opens it for its owner is nobody else's business. */
function withoutAddress(part: Part): Part {
  if (part.type !== 'file') return part
  const { type, mediaType, filename } = part
  return { type, mediaType, ...(filename !== undefined && { filename }), url: '' }
}

/** Reads the whole tree; an answer that is still being written goes in as interrupted, as far as it is stored. */
export async function jsonExport(queries: Queries, chat: Chat, now: Date): Promise<ExportedChat> {
  const [rows, branch] = await Promise.all([
    queries
      .select(MESSAGE_COLUMNS)
      .from(messages)
      .where(eq(messages.chatId, chat.id))
      .orderBy(asc(messages.depth), asc(messages.createdAt), asc(messages.id)),
    readBranch(queries, chat.id, chat.leafId),
  ])
  const selected = rows.flatMap(({ id, selectedChildId }) => (selectedChildId === null ? [] : [[id, selectedChildId]]))
  return {
    format: EXPORT_FORMAT,
    exportedAt: now.toISOString(),
    chat: { id: chat.id, title: chat.title, createdAt: chat.createdAt.toISOString() },
    branch: branch.map(({ id }) => id),
    selected: Object.fromEntries(selected),
    messages: rows.map((row) => ({
      id: row.id,
      parentId: row.parentId,
      role: row.role,
      status: row.status === 'running' || isRunning(row) ? 'interrupted' : row.status,
      createdAt: row.createdAt.toISOString(),
      parts: row.parts.map(withoutAddress),
      metadata: row.metadata,
    })),
  }
}
