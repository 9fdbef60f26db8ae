/** Chats, which only their owners can find. */
import { and, eq, getTableColumns, isNull } from 'drizzle-orm'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import type { Queries } from './database'
import { type ChatRow, chats, users } from './schema'

/** A chat as it is read. */
export type Chat = Omit<ChatRow, 'search'>

// A tsvector is useless outside the database.
const { search: _unread, ...read } = getTableColumns(chats)

/** The columns of a chat that are read. */
export const CHAT_COLUMNS = read

/** A chat of this owner; undefined when it is unknown, deleted or somebody else's, which look the same. */
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

/**
 * The current id of a person: guests who signed in meanwhile are the person their chats went to. Stays valid until the
 * transaction ends. Undefined for a deleted person.
 */
export async function currentOwner(queries: Queries, userId: string): Promise<string | undefined> {
  const [row] = await queries
    .select({ id: users.id, movedTo: users.movedTo })
    .from(users)
    .where(eq(users.id, userId))
    .for('key share')
  return row?.movedTo ?? row?.id
}

/** Locks a chat of this owner until the transaction ends. */
export async function lockChat(queries: Queries, chatId: ChatId, askerId: string): Promise<Chat> {
  return lock(queries, chatId, await requireOwner(queries, askerId))
}

async function requireOwner(queries: Queries, askerId: string): Promise<string> {
  const ownerId = await currentOwner(queries, askerId)
  if (ownerId === undefined) throw new AppError('unauthenticated')
  return ownerId
}

async function lock(queries: Queries, chatId: ChatId, ownerId: string): Promise<Chat> {
  const [chat] = await queries
    .select(CHAT_COLUMNS)
    .from(chats)
    .where(and(eq(chats.id, chatId), eq(chats.ownerId, ownerId), isNull(chats.deletedAt)))
    .for('update')
  if (!chat) throw new AppError('not_found')
  return chat
}
