/** A chat as its owner opens it. */

import { readBranch, readOnward, readVersions } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findMessage, isRunning, type StoredMessage, toUiMessage } from '@/lib/server/database/messages'
import { describeRunning, newestAnswer } from '@/lib/server/generation/read-answer'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import { CHAT_PAGE_MESSAGES, type ChatPage } from '@/lib/shared/api/chat-page'
import type { ChatPageQuery } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'

/** A page ends when its messages reach this size, that of hundreds of ordinary ones. */
const PAGE_BYTES = 1_000_000

/**
 * A part of the chosen branch: its last `limit` messages, all where there is none; or those before or after a message;
 * or those around one. Fewer where they are long. Rejects with `not_found` for a chat that is unknown or somebody else's.
 */
export async function readChatPage(
  queries: Queries,
  streamLog: StreamLog,
  chatId: ChatId,
  ownerId: string | undefined,
  query: ChatPageQuery,
  bytes = PAGE_BYTES,
): Promise<ChatPage> {
  const chat = await requireChat(queries, chatId, ownerId)
  const { id, title, kind, leafId } = chat
  const part = await readPart(queries, chatId, leafId, query, bytes)
  const newest = await newestAnswer(queries, chat)
  // It may have ended since the messages were read; the page must be consistent.
  const branch = part.map((message) => (message.id === newest?.id ? newest : message))
  return {
    id,
    title,
    ...(kind === 'document' && { kind }),
    messages: branch.map(toUiMessage),
    versions: await readVersions(queries, chatId, branch),
    hasOlder: (branch[0]?.depth ?? 1) > 1,
    hasNewer: branch.length > 0 && branch.at(-1)?.id !== leafId,
    running: newest && isRunning(newest) ? await describeRunning(streamLog, newest) : null,
  }
}

async function readPart(
  queries: Queries,
  chatId: ChatId,
  leafId: string | null,
  { limit, before, after, around }: ChatPageQuery,
  bytes: number,
): Promise<StoredMessage[]> {
  const count = limit ?? CHAT_PAGE_MESSAGES
  if (around !== undefined) {
    const middle = await readBranch(queries, chatId, around, { messages: Math.ceil(count / 2), bytes })
    if (middle.length === 0) throw new AppError('not_found')
    return [...middle, ...(await readOnward(queries, chatId, around, { messages: Math.floor(count / 2), bytes }))]
  }
  if (before !== undefined) {
    const message = await findMessage(queries, chatId, before)
    if (!message) throw new AppError('not_found')
    return readBranch(queries, chatId, message.parentId, { messages: count, bytes })
  }
  if (after !== undefined) return readOnward(queries, chatId, after, { messages: count, bytes })
  return readBranch(queries, chatId, leafId, limit === undefined ? undefined : { messages: limit, bytes })
}
