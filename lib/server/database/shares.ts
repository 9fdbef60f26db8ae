/** Shares: read by whoever knows the id, listed and revoked by their owner. */
import { and, count, desc, eq, getTableColumns, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { SharedChat } from '@/lib/shared/api/share'
import type { ChatId } from '@/lib/shared/ids'
import type { Queries } from './database'
import { chats, shareReplays, shares } from './schema'

/** A share as it is stored. */
export type StoredShare = typeof shares.$inferSelect

/** A share in a list, without its text. */
export interface ListedShare {
  id: string
  chatId: ChatId | null
  title: string
  messageCount: number
  createdAt: Date
  expiresAt: Date | null
  /** How many of its answers can be watched being written. */
  replayCount: number
}

const { content: _unread, ...columns } = getTableColumns(shares)

/** The condition for links that have not expired, and whose chat, which the query joins, is not deleted. */
export const isLive = () => and(or(isNull(shares.expiresAt), gt(shares.expiresAt, new Date())), isNull(chats.deletedAt))

/** Stores a share. */
export async function addShare(
  queries: Queries,
  share: { id: string; ownerId: string; chatId: ChatId; content: SharedChat; expiresAt: Date | null },
): Promise<StoredShare> {
  const [stored] = await queries.insert(shares).values(share).returning()
  if (!stored) throw new Error('the share was not stored')
  return stored
}

/** The share of a link; undefined once it has expired, was revoked, or its chat was deleted. */
export async function findShare(queries: Queries, id: string): Promise<StoredShare | undefined> {
  const [found] = await queries
    .select({ share: shares })
    .from(shares)
    .leftJoin(chats, eq(chats.id, shares.chatId))
    .where(and(eq(shares.id, id), isLive()))
  return found?.share
}

/** When a share was made, and when it expires. */
export type ShareLife = Pick<StoredShare, 'createdAt' | 'expiresAt'>

/** Whether a link is live, without reading its text. */
export async function findShareLife(queries: Queries, id: string): Promise<ShareLife | undefined> {
  const [found] = await queries
    .select({ createdAt: shares.createdAt, expiresAt: shares.expiresAt })
    .from(shares)
    .leftJoin(chats, eq(chats.id, shares.chatId))
    .where(and(eq(shares.id, id), isLive()))
  return found
}

// Reading a title reads the whole content, up to a megabyte; this many take a small part of a second.
const CONTENTS_AT_ONCE = 10

/** A person's live links, newest first, of one chat or of all. */
export async function listShares(queries: Queries, ownerId: string, chatId?: ChatId): Promise<ListedShare[]> {
  const rows = await queries
    .select(columns)
    .from(shares)
    .leftJoin(chats, eq(chats.id, shares.chatId))
    .where(and(eq(shares.ownerId, ownerId), chatId === undefined ? undefined : eq(shares.chatId, chatId), isLive()))
    .orderBy(desc(shares.createdAt), desc(shares.id))
  const listed: ListedShare[] = []
  for (let at = 0; at < rows.length; at += CONTENTS_AT_ONCE) {
    const some = rows.slice(at, at + CONTENTS_AT_ONCE)
    const heads = await readHeads(
      queries,
      some.map(({ id }) => id),
    )
    // One that was revoked meanwhile is left out.
    for (const row of some)
      listed.push(...heads.flatMap(({ id, ...head }) => (id === row.id ? [{ ...row, ...head }] : [])))
  }
  return listed
}

function readHeads(queries: Queries, ids: readonly string[]) {
  return queries
    .select({
      id: shares.id,
      title: sql<string>`${shares.content}->>'title'`,
      messageCount: sql<number>`jsonb_array_length(${shares.content}->'messages')`.mapWith(Number),
      replayCount: sql<number>`(select count(*) from ${shareReplays} where share_id = ${shares.id})`.mapWith(Number),
    })
    .from(shares)
    .where(inArray(shares.id, [...ids]))
}

/** How many shares a person has stored, expired ones included. */
export async function countShares(queries: Queries, ownerId: string): Promise<number> {
  const [row] = await queries.select({ count: count() }).from(shares).where(eq(shares.ownerId, ownerId))
  return row?.count ?? 0
}

/** Revokes a link; false when this person has none with that id. */
export async function removeShare(queries: Queries, id: string, ownerId: string): Promise<boolean> {
  const removed = await queries
    .delete(shares)
    .where(and(eq(shares.id, id), eq(shares.ownerId, ownerId)))
    .returning({ id: shares.id })
  return removed.length > 0
}
