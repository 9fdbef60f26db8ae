/** What an owner does to a whole chat: renames, pins, archives, deletes and restores it. */
import { lockDeletedChats, markDeleted, removeChats, restoreChat, updateChat } from '@/lib/server/database/chat-changes'
import { findChatListRow } from '@/lib/server/database/chat-list'
import { requireChat } from '@/lib/server/database/chats'
import type { Database } from '@/lib/server/database/database'
import { fileIds } from '@/lib/server/database/files/files'
import { countStored } from '@/lib/server/database/people/stored-bytes'
import { clearContents } from '@/lib/server/files/uploads'
import { stopAnswer } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import type { ChatChange } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import { cleanTitle } from '@/lib/shared/text/title'
import { toSummary } from './chat-summary'

/** How long a deletion can be undone. The page offers it for some seconds, but a suspended device may be late. */
export const UNDO_MS = 60 * 60_000
/** How many chats one transaction removes, so that none takes long. */
export const PURGED_AT_ONCE = 20

/** Changes a chat of this owner and returns the result. */
export async function changeChat(
  { database }: { database: Database },
  chatId: ChatId,
  ownerId: string | undefined,
  change: ChatChange,
): Promise<ChatSummary> {
  return database.transaction(async (queries) => {
    if (change.deleted === false && ownerId !== undefined)
      await restoreChat(queries, chatId, ownerId, new Date(Date.now() - UNDO_MS))
    await requireChat(queries, chatId, ownerId)
    await updateChat(queries, chatId, { ...change, title: titleOf(change) })
    const row = await findChatListRow(queries, chatId)
    if (!row) throw new AppError('not_found')
    return toSummary(row)
  })
}

function titleOf({ title }: ChatChange): string | undefined {
  if (title === undefined) return undefined
  const cleaned = cleanTitle(title)
  if (cleaned === '') throw new AppError('invalid_request', { message: 'A title needs at least one letter.' })
  return cleaned
}

/** Deletes a chat: at once for everybody, and from the database once it can no longer be undone. */
export async function deleteChat(
  services: PurgeServices & Pick<Services, 'streamLog'>,
  chatId: ChatId,
  ownerId: string | undefined,
): Promise<void> {
  const { database } = services
  const chat = await requireChat(database.queries, chatId, ownerId)
  await markDeleted(database.queries, chatId)
  // A running answer would cost money and have no reader.
  await stopAnswer(services, chat)
  await purgeDeleted(services)
}

/** The services that removing chats needs. */
export type PurgeServices = Pick<Services, 'database' | 'fileStorage' | 'log'>

/** Removes a few chats whose deletion can no longer be undone, with everything in them; returns how many. */
export async function purgeDeleted(services: PurgeServices): Promise<number> {
  const before = new Date(Date.now() - UNDO_MS)
  const { count, contents, owners } = await services.database.transaction(async (queries) => {
    const old = await lockDeletedChats(queries, before, PURGED_AT_ONCE)
    if (old.length === 0) return { count: 0, contents: [], owners: [] }
    const ids = old.map(({ id }) => id)
    const ofFiles = await fileIds(queries, { chatIds: ids })
    await removeChats(queries, ids)
    return { count: old.length, contents: ofFiles, owners: [...new Set(old.map(({ ownerId }) => ownerId))].sort() }
  })
  await countStored(services.database.queries, owners)
  await clearContents(services, contents)
  return count
}
