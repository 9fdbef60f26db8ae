/** A document's files, packed. */
import { strToU8, zipSync } from 'fflate'
import type { WrittenDocument } from '@/lib/shared/write/read-document'
import { documentFiles } from './document-files'

/** The archive: one folder with all files. */
export function documentZip(document: WrittenDocument): Blob {
  const files = documentFiles(document).map(({ name, content }) => [`document/${name}`, strToU8(content)] as const)
  return new Blob([zipSync(Object.fromEntries(files), { level: 6 }) as BlobPart], { type: 'application/zip' })
}
