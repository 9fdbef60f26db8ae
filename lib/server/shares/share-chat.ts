/** Makes links to a chat and lists them for its owner. */

import { readBranch } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { addReplays } from '@/lib/server/database/share-replays'
import { addShare, countShares, type ListedShare, listShares } from '@/lib/server/database/shares'
import type { Services } from '@/lib/server/services'
import { bytesOf } from '@/lib/server/storage/bytes-of'
import type { ShareEntry, SharePreview } from '@/lib/shared/api/share'
import { AppError } from '@/lib/shared/error'
import { type ChatId, newId } from '@/lib/shared/ids'
import { shareAddress } from '@/lib/shared/page-address'
import { replaysOf } from './share-replays'
import { finished, snapshot } from './snapshot'

const DAY_MS = 24 * 60 * 60 * 1000
/** Each is a copy of a chat, so their number is limited. */
const MAX_SHARES = 500

type Parts = Pick<Services, 'database' | 'config' | 'storage'>
type ReplayParts = Pick<Services, 'recordings' | 'liveRecordings' | 'streamLog'>

/**
 * Makes a link to the selected branch as it is now; `withReplays` lets its readers watch the answers being written, where
 * their recordings allow that. Rejects with `not_found` for a chat that is not this person's, and with `storage_full`.
 */
export async function shareChat(
  services: Parts & ReplayParts,
  chatId: ChatId,
  ownerId: string | undefined,
  expiresInDays: number | null,
  withReplays = false,
): Promise<ShareEntry> {
  const { database, config, storage } = services
  const { queries } = database
  const chat = await requireChat(queries, chatId, ownerId)
  const branch = finished(await readBranch(queries, chatId, chat.leafId))
  if (branch.length === 0) {
    throw new AppError('invalid_request', { message: 'There is nothing to share yet: wait for the first answer.' })
  }
  if ((await countShares(queries, chat.ownerId)) >= MAX_SHARES) {
    throw new AppError('invalid_request', {
      message: `You have ${MAX_SHARES} links. Revoke some that nobody needs any more, then try again.`,
    })
  }
  const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * DAY_MS)
  const replays = withReplays ? await replaysOf(services, branch) : []
  const content = snapshot(chat.title, branch, new Set(replays.map(({ place }) => place)))
  const given = { id: newId(), ownerId: chat.ownerId, chatId, content, expiresAt }
  const share = await storage.keep(chat.ownerId, bytesOf(content) + bytesOf(replays), () =>
    database.transaction(async (inside) => {
      const stored = await addShare(inside, given)
      await addReplays(inside, given.id, replays)
      return stored
    }),
  )
  const { title, messages } = content
  const counts = { messageCount: messages.length, replayCount: replays.length }
  return toEntry({ ...share, title, ...counts }, config.appOrigin)
}

/** A preview of a new link, and the chat's existing links. */
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

function toEntry(
  { id, chatId, title, messageCount, replayCount, createdAt, expiresAt }: ListedShare,
  origin: string | undefined,
): ShareEntry {
  return {
    id,
    chatId,
    title,
    messageCount,
    replayCount,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    // Never from the Host header, which clients can choose.
    url: origin === undefined ? null : `${origin}${shareAddress(id)}`,
  }
}
