/** Makes links to a chat, and tells its owner of them. */

import { readBranch } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { addShare, countShares, type ListedShare, listShares } from '@/lib/server/database/shares'
import type { Services } from '@/lib/server/services'
import { bytesOf } from '@/lib/server/storage/bytes-of'
import type { ShareEntry, SharePreview } from '@/lib/shared/api/share'
import { AppError } from '@/lib/shared/error'
import { type ChatId, newId } from '@/lib/shared/ids'
import { finished, snapshot } from './snapshot'

const DAY_MS = 24 * 60 * 60 * 1000
/** Each is a copy of a chat: a bound on what one person can store. */
const MAX_SHARES = 500

type Parts = Pick<Services, 'database' | 'config' | 'storage'>

/** Makes a link to the chosen branch as it is now. Rejects with `not_found` for a chat that is not this person's, and with `storage_full`. */
export async function shareChat(
  { database: { queries }, config, storage }: Parts,
  chatId: ChatId,
  ownerId: string | undefined,
  expiresInDays: number | null,
): Promise<ShareEntry> {
  const chat = await requireChat(queries, chatId, ownerId)
  const content = snapshot(chat.title, await readBranch(queries, chatId, chat.leafId))
  if (content.messages.length === 0) {
    throw new AppError('invalid_request', { message: 'There is nothing to share yet: wait for the first answer.' })
  }
  if ((await countShares(queries, chat.ownerId)) >= MAX_SHARES) {
    throw new AppError('invalid_request', {
      message: `You have ${MAX_SHARES} links. Revoke some that nobody needs any more, then try again.`,
    })
  }
  const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS)
  const given = { id: newId(), ownerId: chat.ownerId, chatId, content, expiresAt }
  const share = await storage.keep(chat.ownerId, bytesOf(content), () => addShare(queries, given))
  return toEntry({ ...share, title: content.title, messageCount: content.messages.length }, config.appOrigin)
}

/** What a link made now would show, and the chat's links. */
export async function previewShare(
  { database: { queries }, config }: Parts,
  chatId: ChatId,
  ownerId: string | undefined,
): Promise<SharePreview> {
  const chat = await requireChat(queries, chatId, ownerId)
  return {
    title: chat.title,
    messageCount: finished(await readBranch(queries, chatId, chat.leafId)).length,
    shares: await entriesOf(queries, config.appOrigin, chat.ownerId, chatId),
  }
}

/** A person's links; of one chat, or all. */
export async function entriesOf(
  queries: Queries,
  appOrigin: string | undefined,
  ownerId: string | undefined,
  chatId?: ChatId,
): Promise<ShareEntry[]> {
  if (ownerId === undefined) return []
  return (await listShares(queries, ownerId, chatId)).map((share) => toEntry(share, appOrigin))
}

function toEntry({ id, chatId, title, messageCount, createdAt, expiresAt }: ListedShare, origin: string | undefined) {
  return {
    id,
    chatId,
    title,
    messageCount,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    // Never from the Host header, which whoever asks can choose.
    url: origin === undefined ? null : `${origin}/share/${id}`,
  }
}
