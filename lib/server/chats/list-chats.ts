/** A person's chats, page by page. */
import { and, eq, gt, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { chats } from '@/lib/server/database/schema'
import type { ChatListPage } from '@/lib/shared/api/chat-list'
import type { ChatListQuery } from '@/lib/shared/api/requests'
import { NEWEST_QUESTION_FIRST, type SummaryRow, selectSummaries, toSummary } from './chat-summary'

/** Chats on a page. */
export const PAGE_SIZE = 50
// Whoever pins more than this has a list of their own making; the rest is found by searching.
const MAX_PINNED = 200

/** One page; a cursor goes on where the last one ended, whatever has been asked or deleted since. */
export async function listChats(
  queries: Queries,
  ownerId: string | undefined,
  { cursor, archived }: ChatListQuery,
): Promise<ChatListPage> {
  if (ownerId === undefined) return { pinned: [], chats: [], next: null }
  const isArchive = archived === 'true'
  const owned = and(eq(chats.ownerId, ownerId), isNull(chats.deletedAt))
  const [pinned, rows] = await Promise.all([
    isArchive || cursor !== undefined ? [] : readPinned(queries, owned),
    selectSummaries(queries)
      // In the archive a pin puts nothing in front.
      .where(
        and(
          owned,
          isArchive ? isNotNull(chats.archivedAt) : and(isNull(chats.archivedAt), isNull(chats.pinnedAt)),
          cursor === undefined ? undefined : afterCursor(cursor),
        ),
      )
      .orderBy(...NEWEST_QUESTION_FIRST)
      .limit(PAGE_SIZE + 1),
  ])
  const page = rows.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return {
    pinned: pinned.map(toSummary),
    chats: page.map(toSummary),
    next: last && rows.length > PAGE_SIZE ? `${last.askedAt.getTime()}.${last.id}` : null,
  }
}

function readPinned(queries: Queries, owned: SQL | undefined): Promise<SummaryRow[]> {
  return selectSummaries(queries)
    .where(and(owned, isNotNull(chats.pinnedAt), isNull(chats.archivedAt)))
    .orderBy(sql`${chats.pinnedAt} desc`, chats.id)
    .limit(MAX_PINNED)
}

/** The first condition alone bounds what is read of the index. */
function afterCursor(cursor: string): SQL | undefined {
  const dot = cursor.indexOf('.')
  const askedAt = new Date(Math.min(Number(cursor.slice(0, dot)), 8.64e15))
  return and(
    lte(chats.askedAt, askedAt),
    or(lt(chats.askedAt, askedAt), and(eq(chats.askedAt, askedAt), gt(chats.id, cursor.slice(dot + 1)))),
  )
}
