/** Files of people: uploaded, taken back and cleared away. */
import { currentOwner } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import {
  addFile,
  type FileRow,
  findAnyFile,
  hasFile,
  lockUploads,
  removeLooseFile,
  removeLooseFiles,
  sumFileBytes,
} from '@/lib/server/database/files/files'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { cleanFileName, fileUrl, type StoredFile, sizeWords } from '@/lib/shared/files/files'
import { newId } from '@/lib/shared/ids'
import type { InspectedFile } from './inspect-file'
import { inspectFile } from './inspect-file'

const IDS_A_LINE = 20

/** The services that files need. */
export type FileServices = Pick<Services, 'config' | 'database' | 'fileStorage' | 'storage' | 'log'>

/** A file as its owner's page receives it. */
export function toStoredFile({ id, name, mediaType, sizeBytes, facts }: FileRow): StoredFile {
  return { id, name, mediaType, sizeBytes, facts, url: fileUrl(id) }
}

/** A file to upload. */
export interface NewFile {
  ownerId: string
  name: string
  content: Uint8Array
  /** Makes repeated uploads of one file idempotent. */
  id?: string
  /** Aborts when the upload is no longer wanted. */
  signal?: AbortSignal
}

/** Checks a file and stores it for a question to use. Rejects with an AppError that gives the reason. */
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
      await removeLooseFile(services.database.queries, id)
      throw error
    }
    await requireStillThere(services, id)
    return row
  })
}

/** Removes the content of a file that was taken back during the upload: without a row nothing would find it. */
async function requireStillThere(services: FileServices, id: string): Promise<void> {
  if (await hasFile(services.database.queries, id)) return
  await clearContents(services, [id])
  throw new AppError('not_found')
}

type FileDescription = Pick<FileRow, 'id' | 'name' | 'sizeBytes'> & InspectedFile

function addRow({ config, database }: FileServices, askerId: string, file: FileDescription): Promise<FileRow> {
  return database.transaction(async (queries) => {
    const ownerId = await currentOwner(queries, askerId)
    if (ownerId === undefined) throw new AppError('unauthenticated')
    await lockUploads(queries, ownerId)
    const stored = await findAnyFile(queries, file.id)
    if (stored?.ownerId === ownerId) return stored
    await checkQuota(queries, ownerId, file.sizeBytes, config.fileBytesPerPerson)
    return addFile(queries, { ...file, ownerId })
  })
}

async function checkQuota(queries: Queries, ownerId: string, sizeBytes: number, max: number): Promise<void> {
  if (max === 0) return
  const used = await sumFileBytes(queries, ownerId)
  if (used + sizeBytes <= max) return
  const message = `Your files take up ${sizeWords(used)} of the ${sizeWords(max)} that one person has here, and this one has ${sizeWords(sizeBytes)}. Delete chats with files that you no longer need: an hour later, when that can no longer be taken back, there is room.`
  throw new AppError('too_large', { message })
}

/** Deletes an unused upload. Rejects with `not_found` for any other file. */
export async function deleteLooseFile(services: FileServices, id: string, ownerId: string | undefined): Promise<void> {
  if (ownerId === undefined) throw new AppError('not_found')
  if (!(await removeLooseFile(services.database.queries, id, ownerId))) throw new AppError('not_found')
  services.storage.freed(ownerId)
  await clearContents(services, [id])
}

/**
 * Removes the contents of files whose rows are gone. Failures are logged for the operator, who can remove them by hand.
 */
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

/** How long an uploaded file waits for its question. */
export const LOOSE_MS = 24 * 60 * 60_000
/** How many one statement removes. */
export const SWEPT_AT_ONCE = 200

/** Removes some uploads that no question used within a day, and returns how many. */
export async function sweepLooseFiles(services: Omit<FileServices, 'config' | 'storage'>): Promise<number> {
  const before = new Date(Date.now() - LOOSE_MS)
  const removed = await removeLooseFiles(services.database.queries, before, SWEPT_AT_ONCE)
  await clearContents(services, removed)
  return removed.length
}
