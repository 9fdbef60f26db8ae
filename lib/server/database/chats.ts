/** Chats: found by their owner, and by nobody else. */
import { and, eq, getTableColumns, isNull } from 'drizzle-orm'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import type { Queries } from './database'
import { searchVector } from './messages'
import { type ChatRow, chats } from './schema'

/** A chat as it is read. */
export type Chat = Omit<ChatRow, 'search'>

// A tsvector is of no use outside of the database.
const { search: _unread, ...read } = getTableColumns(chats)

/** The columns of a chat that are read. */
export const CHAT_COLUMNS = read

/** A chat of this owner; undefined when it is unknown, deleted or somebody else's, which nobody can tell apart. */
export async function findChat(
  queries: Queries,
  chatId: ChatId,
  ownerId: string | undefined,
): Promise<Chat | undefined> {
  if (ownerId === undefined) return undefined
  const [chat] = await queries
    .select(CHAT_COLUMNS)
    .from(chats)
    .where(and(eq(chats.id, chatId), eq(chats.ownerId, ownerId), isNull(chats.deletedAt)))
  return chat
}

/** The same, rejecting with `not_found`. */
export async function requireChat(queries: Queries, chatId: ChatId, ownerId: string | undefined): Promise<Chat> {
  const chat = await findChat(queries, chatId, ownerId)
  if (!chat) throw new AppError('not_found')
  return chat
}

/** Locks a chat of this owner until the transaction ends, making it if its id is free. */
export async function lockOrMakeChat(queries: Queries, chatId: ChatId, ownerId: string, title: string): Promise<Chat> {
  await queries
    .insert(chats)
    .values({ id: chatId, ownerId, title, search: searchVector(title) })
    .onConflictDoNothing()
  const [chat] = await queries
    .select(CHAT_COLUMNS)
    .from(chats)
    .where(and(eq(chats.id, chatId), eq(chats.ownerId, ownerId), isNull(chats.deletedAt)))
    .for('update')
  if (!chat) throw new AppError('not_found')
  return chat
}
