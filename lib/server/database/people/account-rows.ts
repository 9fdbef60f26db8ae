/** All rows of a person, table by table, in pages ordered by their ids: what the account's export consists of. */
import { and, asc, eq, getTableColumns, gt } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { CHAT_COLUMNS } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { FILE_COLUMNS } from '@/lib/server/database/files/files'
import { MESSAGE_COLUMNS } from '@/lib/server/database/messages'
import {
  chats,
  files,
  identities,
  messages,
  shares,
  type UserRow,
  usageCalls,
  users,
} from '@/lib/server/database/schema'

/** Rows in a page; a shorter one is the last. */
export const PAGE_ROWS = 100

/** A person's own row. */
export async function findPerson(queries: Queries, userId: string): Promise<UserRow | undefined> {
  const [person] = await queries.select().from(users).where(eq(users.id, userId))
  return person
}

/** The identities that are linked to a person. */
export function listIdentities(
  queries: Queries,
  userId: string,
): Promise<Array<Pick<typeof identities.$inferSelect, 'issuer' | 'subject' | 'createdAt'>>> {
  const { issuer, subject, createdAt } = identities
  return queries.select({ issuer, subject, createdAt }).from(identities).where(eq(identities.userId, userId))
}

/** The rows of one owner that come after an id. */
const rowsAfter = (owner: PgColumn, ownerId: string, id: PgColumn, after: string | undefined) =>
  and(eq(owner, ownerId), after === undefined ? undefined : gt(id, after))

const { ownerId: _chatOwner, ...chatColumns } = CHAT_COLUMNS
const { ownerId: _fileOwner, ...fileColumns } = FILE_COLUMNS
const { ownerId: _callOwner, ...usageColumns } = getTableColumns(usageCalls)
const { ownerId: _owner, chatId: _chat, digest: _digest, leaseUntil: _lease, ...messageColumns } = MESSAGE_COLUMNS

/** Chats; deleted ones that can still be brought back are among them. */
export const pageOfChats = (queries: Queries, userId: string, after: string | undefined) =>
  queries
    .select(chatColumns)
    .from(chats)
    .where(rowsAfter(chats.ownerId, userId, chats.id, after))
    .orderBy(asc(chats.id))
    .limit(PAGE_ROWS)

/** The messages of one chat. */
export const pageOfMessages = (queries: Queries, chatId: string, after: string | undefined) =>
  queries
    .select(messageColumns)
    .from(messages)
    .where(rowsAfter(messages.chatId, chatId, messages.id, after))
    .orderBy(asc(messages.id))
    .limit(PAGE_ROWS)

/** Files, without their contents. */
export const pageOfFiles = (queries: Queries, userId: string, after: string | undefined) =>
  queries
    .select(fileColumns)
    .from(files)
    .where(rowsAfter(files.ownerId, userId, files.id, after))
    .orderBy(asc(files.id))
    .limit(PAGE_ROWS)

/** Shares. */
export const pageOfShares = (queries: Queries, userId: string, after: string | undefined) =>
  queries
    .select()
    .from(shares)
    .where(rowsAfter(shares.ownerId, userId, shares.id, after))
    .orderBy(asc(shares.id))
    .limit(PAGE_ROWS)

/** The person's part of the usage ledger. */
export const pageOfUsage = (queries: Queries, userId: string, after: string | undefined) =>
  queries
    .select(usageColumns)
    .from(usageCalls)
    .where(rowsAfter(usageCalls.ownerId, userId, usageCalls.id, after))
    .orderBy(asc(usageCalls.id))
    .limit(PAGE_ROWS)
