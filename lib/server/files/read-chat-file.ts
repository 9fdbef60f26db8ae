/** What a tool may read of a chat's files: a list of them, and a text by lines or a PDF by pages. */
import { and, asc, eq } from 'drizzle-orm'
import { currentOwner } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { files } from '@/lib/server/database/schema'
import type { Services } from '@/lib/server/services'
import { kindOf } from '@/lib/shared/files/files'
import { FILE_COLUMNS, type FileRow } from './files'
import { readPdf } from './read-pdf'

/** The files of a chat of this owner, the oldest first. */
export async function chatFiles(queries: Queries, chatId: string, ownerId: string): Promise<FileRow[]> {
  // A guest may have become somebody else while an answer runs.
  const owner = await currentOwner(queries, ownerId)
  if (owner === undefined) return []
  return queries
    .select(FILE_COLUMNS)
    .from(files)
    .where(and(eq(files.chatId, chatId), eq(files.ownerId, owner)))
    .orderBy(asc(files.createdAt), asc(files.id))
}

/** A file in the pieces that it is read by. */
export interface ReadableFile {
  unit: 'line' | 'page'
  pieces: string[]
}

/** The text of a file; undefined for an image, and for one whose content is gone or cannot be read. */
export async function readableFile(
  { fileStorage }: Pick<Services, 'fileStorage'>,
  { id, mediaType, ownerId }: FileRow,
  signal: AbortSignal,
): Promise<ReadableFile | undefined> {
  const kind = kindOf(mediaType)
  if (kind === 'image') return undefined
  if (kind === 'text') {
    const content = await fileStorage.read(id)
    return content && { unit: 'line', pieces: new TextDecoder().decode(content).split(/\r\n|\r|\n/) }
  }
  const pdf = await readPdf(() => fileStorage.read(id), { ownerId, signal }, true)
  return typeof pdf === 'string' ? undefined : { unit: 'page', pieces: pdf.text ?? [] }
}
