/** Chats as lines of a list, each with the state of its newest answer. */
import { and, desc, eq, gt, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Queries } from './database'
import { chats, messages } from './schema'

const COLUMNS = {
  id: chats.id,
  title: chats.title,
  kind: chats.kind,
  askedAt: chats.askedAt,
  pinnedAt: chats.pinnedAt,
  archivedAt: chats.archivedAt,
  answeredAt: chats.answeredAt,
  readAt: chats.readAt,
  holdPolicy: chats.holdPolicy,
  answerStatus: messages.status,
}

/** The order of the index: Postgres uses an index only for exactly its own order, nulls included. */
export const NEWEST_QUESTION_FIRST = [desc(chats.askedAt), chats.id]

function selectRows(queries: Queries) {
  return queries
    .select(COLUMNS)
    .from(chats)
    .leftJoin(messages, and(eq(messages.chatId, chats.id), eq(messages.id, chats.answerId)))
    .$dynamic()
}

/** One line of the list. */
export type ChatListRow = Awaited<ReturnType<typeof selectRows>>[number]

/** The last line of a page: where the next one begins. */
export type ChatListPosition = Pick<ChatListRow, 'askedAt' | 'id'>

/** The line of one chat. */
export async function findChatListRow(queries: Queries, chatId: string): Promise<ChatListRow | undefined> {
  const [row] = await selectRows(queries).where(eq(chats.id, chatId))
  return row
}

const ownedBy = (ownerId: string) => and(eq(chats.ownerId, ownerId), isNull(chats.deletedAt))

/** A person's pinned chats, the one pinned last first. */
export function listPinned(queries: Queries, ownerId: string, limit: number): Promise<ChatListRow[]> {
  return selectRows(queries)
    .where(and(ownedBy(ownerId), isNotNull(chats.pinnedAt), isNull(chats.archivedAt)))
    .orderBy(sql`${chats.pinnedAt} desc`, chats.id)
    .limit(limit)
}

/** A person's other chats, or the archived ones, the newest question first. The archive ignores pins. */
export function listUnpinned(
  queries: Queries,
  ownerId: string,
  { isArchive, after, limit }: { isArchive: boolean; after: ChatListPosition | undefined; limit: number },
): Promise<ChatListRow[]> {
  return selectRows(queries)
    .where(
      and(
        ownedBy(ownerId),
        isArchive ? isNotNull(chats.archivedAt) : and(isNull(chats.archivedAt), isNull(chats.pinnedAt)),
        after === undefined ? undefined : isAfter(after),
      ),
    )
    .orderBy(...NEWEST_QUESTION_FIRST)
    .limit(limit)
}

/** The first condition bounds the index scan. */
function isAfter({ askedAt, id }: ChatListPosition): SQL | undefined {
  return and(
    lte(chats.askedAt, askedAt),
    or(lt(chats.askedAt, askedAt), and(eq(chats.askedAt, askedAt), gt(chats.id, id))),
  )
}
