/** Reads a chat's file for a tool: a text by lines, or a PDF by pages. */
import type { FileRow } from '@/lib/server/database/files/files'
import type { Services } from '@/lib/server/services'
import { kindOf } from '@/lib/shared/files/files'
import { readPdf } from './read-pdf'

/** A file in pieces. */
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
