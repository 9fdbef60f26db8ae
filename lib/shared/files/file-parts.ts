/** Files as parts of a question: the AI SDK's file parts, with what a page needs to draw them. */

import type { Part } from '@/lib/shared/message'
import { fileIdOf, type StoredFile } from './files'

/** A file as a part. */
export function toFilePart({ name, mediaType, sizeBytes, facts, url }: StoredFile): Part {
  return { type: 'file', mediaType, filename: name, url, providerMetadata: { firstword: { sizeBytes, ...facts } } }
}

/** The files of a message. */
export function filesOf(parts: readonly Part[]): StoredFile[] {
  return parts.flatMap((part) => {
    const id = part.type === 'file' ? fileIdOf(part.url) : undefined
    if (part.type !== 'file' || id === undefined) return []
    const { sizeBytes, width, height, pages, characters } = part.providerMetadata?.firstword ?? {}
    const numbers = Object.entries({ width, height, pages, characters }).filter(
      ([, value]) => typeof value === 'number',
    )
    return {
      id,
      name: part.filename ?? 'file',
      mediaType: part.mediaType,
      sizeBytes: typeof sizeBytes === 'number' ? sizeBytes : 0,
      facts: Object.fromEntries(numbers),
      url: part.url,
    }
  })
}
