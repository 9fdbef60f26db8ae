/** A chat with all its branches, in the form that can be imported again. */
import { asc, eq } from 'drizzle-orm'
import { readBranchIds } from '@/lib/server/database/branches'
import type { Chat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { isRunning, type StoredMessage } from '@/lib/server/database/messages'
import { messages } from '@/lib/server/database/schema'
import { EXPORT_FORMAT, type ExportedChat } from '@/lib/shared/api/export'
import type { Part } from '@/lib/shared/message'
import { inPages } from './read-in-pages'

/** A file is named; the address that opens it for its owner is nobody else's business. */
function withoutAddress(part: Part): Part {
  if (part.type !== 'file') return part
  const { type, mediaType, filename } = part
  return { type, mediaType, ...(filename !== undefined && { filename }), url: '' }
}

/** The whole tree, a message at a time; an answer that is still being written is interrupted, as far as it is stored. */
export async function* jsonExport(queries: Queries, chat: Chat, now: Date): AsyncGenerator<string> {
  const [rows, branch] = await Promise.all([
    queries
      .select({ id: messages.id, selectedChildId: messages.selectedChildId })
      .from(messages)
      .where(eq(messages.chatId, chat.id))
      .orderBy(asc(messages.depth), asc(messages.createdAt), asc(messages.id)),
    readBranchIds(queries, chat.id, chat.leafId),
  ])
  const selected = rows.flatMap(({ id, selectedChildId }) => (selectedChildId === null ? [] : [[id, selectedChildId]]))
  const head: Omit<ExportedChat, 'messages'> = {
    format: EXPORT_FORMAT,
    exportedAt: now.toISOString(),
    chat: { id: chat.id, title: chat.title, createdAt: chat.createdAt.toISOString() },
    branch,
    selected: Object.fromEntries(selected),
  }
  yield `${JSON.stringify(head, null, 2).slice(0, -'\n}'.length)},\n  "messages": [`
  let separator = '\n'
  const ids = rows.map(({ id }) => id)
  for await (const message of inPages(queries, chat.id, ids)) {
    yield `${separator}${JSON.stringify(exportedMessage(message), null, 2)}`
    separator = ',\n'
  }
  yield '\n  ]\n}\n'
}

function exportedMessage(row: StoredMessage): ExportedChat['messages'][number] {
  return {
    id: row.id,
    parentId: row.parentId,
    role: row.role,
    status: row.status === 'running' || isRunning(row) ? 'interrupted' : row.status,
    createdAt: row.createdAt.toISOString(),
    parts: row.parts.map(withoutAddress),
    metadata: row.metadata,
  }
}
