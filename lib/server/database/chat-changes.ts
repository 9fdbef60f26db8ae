/** Changes of a chat as a whole: its title, its place in the list, its deletion. */
import { and, between, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { HoldPolicy } from '@/lib/shared/hold'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { Queries } from './database'
import { searchVector } from './messages'
import { chats, recordings } from './schema'

/** What an owner may change; absent fields stay. */
export interface ChatFields {
  title?: string | undefined
  pinned?: boolean | undefined
  archived?: boolean | undefined
  read?: boolean | undefined
  /** Forgets which tools run without asking. */
  askAgain?: boolean | undefined
  holdPolicy?: HoldPolicy | null | undefined
}

/** Changes a chat; without any field nothing is written. */
export async function updateChat(queries: Queries, chatId: ChatId, fields: ChatFields): Promise<void> {
  const columns = columnsOf(fields)
  if (Object.keys(columns).length > 0) await queries.update(chats).set(columns).where(eq(chats.id, chatId))
}

function columnsOf({
  title,
  pinned,
  archived,
  read,
  askAgain,
  holdPolicy,
}: ChatFields): PgUpdateSetSource<typeof chats> {
  const now = new Date()
  return {
    ...(title !== undefined && { title, titleSource: 'person', search: searchVector(title) }),
    // A pinned chat keeps its place.
    ...(pinned !== undefined && { pinnedAt: pinned ? sql`coalesce(${chats.pinnedAt}, ${now.toISOString()})` : null }),
    ...(archived !== undefined && { archivedAt: archived ? now : null }),
    ...(read && { readAt: now }),
    ...(askAgain && { allowedTools: [] }),
    ...(holdPolicy !== undefined && { holdPolicy }),
  }
}

/** Gives a chat a model's title, unless its owner has named it. */
export async function setModelTitle(queries: Queries, chatId: ChatId, title: string): Promise<void> {
  await queries
    .update(chats)
    .set({ title, titleSource: 'model', search: searchVector(title) })
    .where(and(eq(chats.id, chatId), eq(chats.titleSource, 'question')))
}

/** Lets tools of a chat run without asking. */
export async function setAllowedTools(queries: Queries, chatId: ChatId, allowedTools: string[]): Promise<void> {
  await queries.update(chats).set({ allowedTools }).where(eq(chats.id, chatId))
}

/** Names the newest answer of a chat. */
export async function setNewestAnswer(queries: Queries, chatId: ChatId, answerId: MessageId): Promise<void> {
  await queries.update(chats).set({ answerId }).where(eq(chats.id, chatId))
}

/** Marks a chat as deleted. */
export async function markDeleted(queries: Queries, chatId: ChatId): Promise<void> {
  await queries.update(chats).set({ deletedAt: new Date() }).where(eq(chats.id, chatId))
}

/** Takes back a deletion that was made since a time. */
export async function restoreChat(queries: Queries, chatId: ChatId, ownerId: string, since: Date): Promise<void> {
  await queries
    .update(chats)
    .set({ deletedAt: null })
    // The upper bound excludes chats that are still being stored, whose `deletedAt` is in the future.
    .where(and(eq(chats.id, chatId), eq(chats.ownerId, ownerId), between(chats.deletedAt, since, new Date())))
}

/** Locks some chats that were deleted before a time; two servers that ask at once get different ones. */
export function lockDeletedChats(
  queries: Queries,
  before: Date,
  limit: number,
): Promise<Array<{ id: ChatId; ownerId: string }>> {
  return queries
    .select({ id: chats.id, ownerId: chats.ownerId })
    .from(chats)
    .where(and(isNotNull(chats.deletedAt), lt(chats.deletedAt, before)))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Removes chats with everything in them. */
export async function removeChats(queries: Queries, ids: readonly ChatId[]): Promise<void> {
  await queries.delete(recordings).where(inArray(recordings.chatId, [...ids]))
  await queries.delete(chats).where(inArray(chats.id, [...ids]))
}
