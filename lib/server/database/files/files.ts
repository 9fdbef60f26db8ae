/** Files of people: found by their owner and by nobody else, given to chats, and removed. Their content is read apart. */
import { and, asc, eq, getTableColumns, inArray, isNull, lt, sql, sum } from 'drizzle-orm'
import { currentOwner } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { files, users } from '@/lib/server/database/schema'
import { AppError } from '@/lib/shared/error'

/** A file as it is read: its content is fetched by itself. */
export type FileRow = Omit<typeof files.$inferSelect, 'content'>

/** A file that is about to be added. */
export type NewFileRow = Pick<FileRow, 'id' | 'ownerId' | 'name' | 'mediaType' | 'sizeBytes' | 'facts'>

const { content: _content, ...columns } = getTableColumns(files)

/** The columns of a file that are read. */
export const FILE_COLUMNS = columns

/** A file by its id alone. */
export async function findAnyFile(queries: Queries, id: string): Promise<FileRow | undefined> {
  const [row] = await queries.select(FILE_COLUMNS).from(files).where(eq(files.id, id))
  return row
}

/** A file of this owner; undefined when it is unknown or somebody else's, which nobody can tell apart. */
export async function findFile(
  queries: Queries,
  id: string,
  ownerId: string | undefined,
): Promise<FileRow | undefined> {
  if (ownerId === undefined) return undefined
  const [row] = await queries
    .select(FILE_COLUMNS)
    .from(files)
    .where(and(eq(files.id, id), eq(files.ownerId, ownerId)))
  return row
}

/** The same as findFile, rejecting with `not_found`. */
export async function requireFile(queries: Queries, id: string, ownerId: string | undefined): Promise<FileRow> {
  const row = await findFile(queries, id, ownerId)
  if (!row) throw new AppError('not_found')
  return row
}

/** Files of this owner, in no order; ids that are unknown or somebody else's are passed over. */
export async function findFiles(queries: Queries, ids: readonly string[], ownerId: string): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return queries
    .select(FILE_COLUMNS)
    .from(files)
    .where(and(inArray(files.id, [...ids]), eq(files.ownerId, ownerId)))
}

/** The files of a chat of this owner, the oldest first. */
export async function findChatFiles(queries: Queries, chatId: string, ownerId: string): Promise<FileRow[]> {
  // A guest may have become somebody else while an answer runs.
  const owner = await currentOwner(queries, ownerId)
  if (owner === undefined) return []
  return queries
    .select(FILE_COLUMNS)
    .from(files)
    .where(and(eq(files.chatId, chatId), eq(files.ownerId, owner)))
    .orderBy(asc(files.createdAt), asc(files.id))
}

/** The ids of the files of chats, or of a person. */
export async function fileIds(
  queries: Queries,
  of: { chatIds: readonly string[] } | { ownerId: string },
): Promise<string[]> {
  const condition = 'ownerId' in of ? eq(files.ownerId, of.ownerId) : inArray(files.chatId, [...of.chatIds])
  return idsOf(await queries.select({ id: files.id }).from(files).where(condition))
}

/** Whether a file is stored. */
export async function hasFile(queries: Queries, id: string): Promise<boolean> {
  return (await queries.$count(files, eq(files.id, id))) > 0
}

/** Has uploads of one person take turns until the transaction ends: together they keep to the limit as well. */
export async function lockUploads(queries: Queries, ownerId: string): Promise<void> {
  await queries.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for('update')
}

/** Bytes that a person's files take up. */
export async function sumFileBytes(queries: Queries, ownerId: string): Promise<number> {
  const [row] = await queries
    .select({ bytes: sum(files.sizeBytes).mapWith(Number) })
    .from(files)
    .where(eq(files.ownerId, ownerId))
  return row?.bytes ?? 0
}

/** Adds a file that no chat has yet. */
export async function addFile(queries: Queries, file: NewFileRow): Promise<FileRow> {
  const [row] = await queries.insert(files).values(file).returning(FILE_COLUMNS)
  if (!row) throw new Error('the file was not stored')
  return row
}

/**
 * The files that a question of a chat brings along, in its order. Rejects when one of them is unknown, somebody else's or
 * another chat's: whoever asks cannot tell which.
 */
export async function findFilesFor(
  queries: Queries,
  ids: readonly string[],
  chat: { id: string; ownerId: string },
): Promise<FileRow[]> {
  const rows = await findFiles(queries, ids, chat.ownerId)
  return inOrder(
    ids,
    rows.filter(({ chatId }) => chatId === null || chatId === chat.id),
  )
}

/** Gives files to a chat, in the transaction that stores the question. Rejects as findFilesFor does. */
export async function attachFiles(
  queries: Queries,
  ids: readonly string[],
  chat: { id: string; ownerId: string },
): Promise<void> {
  if (ids.length === 0) return
  const rows = await queries
    .update(files)
    .set({ chatId: chat.id })
    .where(
      and(
        inArray(files.id, [...ids]),
        eq(files.ownerId, chat.ownerId),
        sql`(${files.chatId} is null or ${files.chatId} = ${chat.id})`,
      ),
    )
    .returning({ id: files.id })
  inOrder(ids, rows)
}

/** Notes how many tokens a file takes with a model. */
export async function addTokenCount(queries: Queries, id: string, model: string, inputTokens: number): Promise<void> {
  const counted = JSON.stringify({ [model]: inputTokens })
  const tokens = sql`coalesce(${files.facts}->'tokens', '{}'::jsonb) || ${counted}::jsonb`
  await queries
    .update(files)
    .set({ facts: sql`${files.facts} || jsonb_build_object('tokens', ${tokens})` })
    .where(eq(files.id, id))
}

/** Removes a file that no chat has, of this owner where one is named; false when there is none. */
export async function removeLooseFile(queries: Queries, id: string, ownerId?: string): Promise<boolean> {
  const isOwn = ownerId === undefined ? undefined : eq(files.ownerId, ownerId)
  const removed = await queries
    .delete(files)
    .where(and(eq(files.id, id), isOwn, isNull(files.chatId)))
    .returning({ id: files.id })
  return removed.length > 0
}

/** Removes some of the files that no chat has and that were uploaded before a time; returns their ids. */
export async function removeLooseFiles(queries: Queries, before: Date, limit: number): Promise<string[]> {
  const old = queries
    .select({ id: files.id })
    .from(files)
    .where(and(isNull(files.chatId), lt(files.createdAt, before)))
    .limit(limit)
  return idsOf(
    await queries
      .delete(files)
      .where(and(inArray(files.id, old), isNull(files.chatId)))
      .returning({ id: files.id }),
  )
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    if (!row) throw new AppError('invalid_request', { message: GONE })
    return row
  })
}

const GONE = 'One of the attached files is not there any more, or is not yours. Remove it and attach it again.'
