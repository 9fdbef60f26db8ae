/** What an owner does to a chat as a whole: names it, puts it elsewhere, deletes it and takes that back. */
import { and, between, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { requireChat } from '@/lib/server/database/chats'
import type { Database, Queries } from '@/lib/server/database/database'
import { searchVector } from '@/lib/server/database/messages'
import { chats, recordings } from '@/lib/server/database/schema'
import { clearContents, fileIds } from '@/lib/server/files/files'
import { stopAnswer } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import { countStored } from '@/lib/server/storage/stored-bytes'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import type { ChatChange } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import { cleanTitle } from '@/lib/shared/text/title'
import { selectSummaries, toSummary } from './chat-summary'

/** How long a deletion can be taken back; the page offers it for some seconds, a suspended device may come late. */
export const UNDO_MS = 60 * 60_000
/** How many chats go in one transaction, so that none takes long. */
export const PURGED_AT_ONCE = 20

/** Changes a chat of this owner and returns it as it is then. */
export async function changeChat(
  { database }: { database: Database },
  chatId: ChatId,
  ownerId: string | undefined,
  change: ChatChange,
): Promise<ChatSummary> {
  return database.transaction(async (queries) => {
    if (change.deleted === false && ownerId !== undefined) await restore(queries, chatId, ownerId)
    await requireChat(queries, chatId, ownerId)
    const fields = fieldsOf(change)
    if (Object.keys(fields).length > 0) await queries.update(chats).set(fields).where(eq(chats.id, chatId))
    const [row] = await selectSummaries(queries).where(eq(chats.id, chatId))
    if (!row) throw new AppError('not_found')
    return toSummary(row)
  })
}

function fieldsOf({ title, pinned, archived, read, askAgain }: ChatChange): PgUpdateSetSource<typeof chats> {
  const now = new Date()
  const cleaned = title === undefined ? undefined : cleanTitle(title)
  if (cleaned === '') throw new AppError('invalid_request', { message: 'A title needs at least one letter.' })
  return {
    ...(cleaned !== undefined && { title: cleaned, titleSource: 'person', search: searchVector(cleaned) }),
    // What is pinned already keeps its place.
    ...(pinned !== undefined && { pinnedAt: pinned ? sql`coalesce(${chats.pinnedAt}, ${now.toISOString()})` : null }),
    ...(archived !== undefined && { archivedAt: archived ? now : null }),
    ...(read && { readAt: now }),
    ...(askAgain && { allowedTools: [] }),
  }
}

async function restore(queries: Queries, chatId: ChatId, ownerId: string) {
  const now = Date.now()
  const since = new Date(now - UNDO_MS)
  await queries
    .update(chats)
    .set({ deletedAt: null })
    // One that is still being stored has the end of that in place of a deletion.
    .where(and(eq(chats.id, chatId), eq(chats.ownerId, ownerId), between(chats.deletedAt, since, new Date(now))))
}

/** Deletes a chat: at once for everybody, and from the database when it can no longer be taken back. */
export async function deleteChat(
  services: PurgeServices & Pick<Services, 'streamLog'>,
  chatId: ChatId,
  ownerId: string | undefined,
): Promise<void> {
  const { database } = services
  const chat = await requireChat(database.queries, chatId, ownerId)
  await database.queries.update(chats).set({ deletedAt: new Date() }).where(eq(chats.id, chatId))
  // Nobody will read what is still being written, and it costs.
  await stopAnswer(services, chat)
  await purgeDeleted(services)
}

/** What removing chats needs. */
export type PurgeServices = Pick<Services, 'database' | 'fileStorage' | 'log'>

/** Removes chats whose deletion can no longer be taken back, at most a few, with all that is theirs; returns how many. */
export async function purgeDeleted(services: PurgeServices): Promise<number> {
  const before = new Date(Date.now() - UNDO_MS)
  const { count, contents, owners } = await services.database.transaction(async (queries) => {
    const old = await queries
      .select({ id: chats.id, ownerId: chats.ownerId })
      .from(chats)
      .where(and(isNotNull(chats.deletedAt), lt(chats.deletedAt, before)))
      .limit(PURGED_AT_ONCE)
      // Two servers that clear away at once take different ones.
      .for('update', { skipLocked: true })
    if (old.length === 0) return { count: 0, contents: [], owners: [] }
    const ids = old.map(({ id }) => id)
    const kept = await fileIds(queries, { chatIds: ids })
    await queries.delete(recordings).where(inArray(recordings.chatId, ids))
    await queries.delete(chats).where(inArray(chats.id, ids))
    return { count: old.length, contents: kept, owners: [...new Set(old.map(({ ownerId }) => ownerId))].sort() }
  })
  await countStored(services.database.queries, owners)
  await clearContents(services, contents)
  return count
}
