/** A person's chats, page by page. */
import { type ChatListPosition, listPinned, listUnpinned } from '@/lib/server/database/chat-list'
import type { Queries } from '@/lib/server/database/database'
import type { ChatListPage } from '@/lib/shared/api/chat-list'
import type { ChatListQuery } from '@/lib/shared/api/requests'
import { toSummary } from './chat-summary'

/** Chats on a page. */
export const PAGE_SIZE = 50
// Nobody keeps track of more pins than this; the rest can be found by searching.
const MAX_PINNED = 200
const LAST_MOMENT = 8.64e15

/** One page; a cursor continues where the last page ended, whatever was asked or deleted since. */
export async function listChats(
  queries: Queries,
  ownerId: string | undefined,
  { cursor, archived }: ChatListQuery,
): Promise<ChatListPage> {
  if (ownerId === undefined) return { pinned: [], chats: [], next: null }
  const isArchive = archived === 'true'
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const [pinned, rows] = await Promise.all([
    isArchive || after !== undefined ? [] : listPinned(queries, ownerId, MAX_PINNED),
    listUnpinned(queries, ownerId, { isArchive, after, limit: PAGE_SIZE + 1 }),
  ])
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return {
    pinned: pinned.map(toSummary),
    chats: page.map(toSummary),
    next: last && rows.length > PAGE_SIZE ? cursorOf(last) : null,
  }
}

const cursorOf = ({ askedAt, id }: ChatListPosition) => `${askedAt.getTime()}.${id}`

function positionOf(cursor: string): ChatListPosition {
  const dot = cursor.indexOf('.')
  return { askedAt: new Date(Math.min(Number(cursor.slice(0, dot)), LAST_MOMENT)), id: cursor.slice(dot + 1) }
}
