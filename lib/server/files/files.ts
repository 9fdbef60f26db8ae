/** Files of people: taken in, found by their owner and by nobody else, and cleared away. */
import { and, eq, getTableColumns, inArray, isNull, lt, sql, sum } from 'drizzle-orm'
import { currentOwner } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { files, users } from '@/lib/server/database/schema'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { cleanFileName, fileUrl, type StoredFile, sizeWords } from '@/lib/shared/files/files'
import { newId } from '@/lib/shared/ids'
import type { InspectedFile } from './inspect-file'
import { inspectFile } from './inspect-file'

/** A file as it is read: its content is fetched by itself. */
export type FileRow = Omit<typeof files.$inferSelect, 'content'>

const IDS_A_LINE = 20

const { content: _content, ...FILE_COLUMNS } = getTableColumns(files)

export { FILE_COLUMNS }

/** What files need. */
export type FileServices = Pick<Services, 'config' | 'database' | 'fileStorage' | 'storage' | 'log'>

/** A file as its owner's page knows it. */
export function toStoredFile({ id, name, mediaType, sizeBytes, facts }: FileRow): StoredFile {
  return { id, name, mediaType, sizeBytes, facts, url: fileUrl(id) }
}

/** A file that somebody brings. */
export interface NewFile {
  ownerId: string
  name: string
  content: Uint8Array
  /** The same id for the same file makes taking it in twice taking it in once. */
  id?: string
  /** Aborts when nobody waits for it any more. */
  signal?: AbortSignal
}

/** Checks a file and keeps it until a question takes it. Rejects with an AppError that says why not. */
export async function storeUpload(
  services: FileServices,
  { ownerId, content, id = newId(), signal, ...given }: NewFile,
) {
  const name = cleanFileName(given.name)
  return services.storage.keep(ownerId, content.length, async () => {
    const inspected = await inspectFile(name, content, { ownerId, ...(signal && { signal }) })
    const row = await addRow(services, ownerId, { id, name, sizeBytes: content.length, ...inspected })
    try {
      await services.fileStorage.put(id, content)
    } catch (error) {
      await services.database.queries.delete(files).where(and(eq(files.id, id), isNull(files.chatId)))
      throw error
    }
    await requireStillThere(services, id)
    return row
  })
}

/** Whoever took a file back while its content was on the way leaves no content without a row: nobody would find it. */
async function requireStillThere(services: FileServices, id: string): Promise<void> {
  if ((await services.database.queries.$count(files, eq(files.id, id))) > 0) return
  await clearContents(services, [id])
  throw new AppError('not_found')
}

type Described = Pick<FileRow, 'id' | 'name' | 'sizeBytes'> & InspectedFile

function addRow({ config, database }: FileServices, askerId: string, file: Described): Promise<FileRow> {
  return database.transaction(async (queries) => {
    const ownerId = await currentOwner(queries, askerId)
    if (ownerId === undefined) throw new AppError('unauthenticated')
    // Two uploads at once take their turns: together they keep to the limit as well.
    await queries.select({ id: users.id }).from(users).where(eq(users.id, ownerId)).for('update')
    const [known] = await queries.select(FILE_COLUMNS).from(files).where(eq(files.id, file.id))
    if (known?.ownerId === ownerId) return known
    await checkQuota(queries, ownerId, file.sizeBytes, config.fileBytesPerPerson)
    const [row] = await queries
      .insert(files)
      .values({ ...file, ownerId })
      .returning(FILE_COLUMNS)
    if (!row) throw new Error('the file was not stored')
    return row
  })
}

async function checkQuota(queries: Queries, ownerId: string, sizeBytes: number, most: number): Promise<void> {
  if (most === 0) return
  const [row] = await queries
    .select({ bytes: sum(files.sizeBytes).mapWith(Number) })
    .from(files)
    .where(eq(files.ownerId, ownerId))
  const used = row?.bytes ?? 0
  if (used + sizeBytes <= most) return
  const message = `Your files take up ${sizeWords(used)} of the ${sizeWords(most)} that one person has here, and this one has ${sizeWords(sizeBytes)}. Delete chats with files that you no longer need: an hour later, when that can no longer be taken back, there is room.`
  throw new AppError('too_large', { message })
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

/** Files of this owner, in no order; ids that are unknown or somebody else's are passed over. */
export async function findFiles(queries: Queries, ids: readonly string[], ownerId: string): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return queries
    .select(FILE_COLUMNS)
    .from(files)
    .where(and(inArray(files.id, [...ids]), eq(files.ownerId, ownerId)))
}

/** The same as findFile, rejecting with `not_found`. */
export async function requireFile(queries: Queries, id: string, ownerId: string | undefined): Promise<FileRow> {
  const row = await findFile(queries, id, ownerId)
  if (!row) throw new AppError('not_found')
  return row
}

/** Takes back a file that no question has taken. Rejects with `not_found` for any other. */
export async function deleteLooseFile(services: FileServices, id: string, ownerId: string | undefined): Promise<void> {
  if (ownerId === undefined) throw new AppError('not_found')
  const gone = await services.database.queries
    .delete(files)
    .where(and(eq(files.id, id), eq(files.ownerId, ownerId), isNull(files.chatId)))
    .returning({ id: files.id })
  if (gone.length === 0) throw new AppError('not_found')
  services.storage.freed(ownerId)
  await clearContents(services, [id])
}

/** Forgets the contents of files whose rows are gone. What fails is told to the operator, who can do it by hand. */
export async function clearContents(
  { fileStorage, log }: Pick<Services, 'fileStorage' | 'log'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0 || fileStorage.kind === 'database') return
  try {
    await fileStorage.remove(ids)
  } catch (error) {
    for (let from = 0; from < ids.length; from += IDS_A_LINE) {
      const files = ids.slice(from, from + IDS_A_LINE).join(' ')
      log.error('contents of deleted files are still in object storage', { files }, error)
    }
  }
}

/** The ids of the files of chats, or of a person. */
export async function fileIds(queries: Queries, of: { chatIds: readonly string[] } | { ownerId: string }) {
  const condition = 'ownerId' in of ? eq(files.ownerId, of.ownerId) : inArray(files.chatId, [...of.chatIds])
  const rows = await queries.select({ id: files.id }).from(files).where(condition)
  return rows.map(({ id }) => id)
}

/** How long an uploaded file waits for its question. */
export const LOOSE_MS = 24 * 60 * 60_000
/** How many go in one statement. */
export const SWEPT_AT_ONCE = 200

/** Removes files that no question took within a day, at most some, and returns how many. */
export async function sweepLooseFiles(services: Omit<FileServices, 'config' | 'storage'>): Promise<number> {
  const { queries } = services.database
  const before = new Date(Date.now() - LOOSE_MS)
  const old = queries
    .select({ id: files.id })
    .from(files)
    .where(and(isNull(files.chatId), lt(files.createdAt, before)))
    .limit(SWEPT_AT_ONCE)
  const gone = await queries
    .delete(files)
    .where(and(inArray(files.id, old), isNull(files.chatId)))
    .returning({ id: files.id })
  await clearContents(
    services,
    gone.map(({ id }) => id),
  )
  return gone.length
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

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    if (!row) throw new AppError('invalid_request', { message: GONE })
    return row
  })
}

const GONE = 'One of the attached files is not there any more, or is not yours. Remove it and attach it again.'
