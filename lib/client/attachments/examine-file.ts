/** Checks a file before it is sent: its name, its first bytes, its size. */
import { kindOf, refusedByName, refusedBySize } from '@/lib/shared/files/files'
import { refusedByContent, sniff } from '@/lib/shared/files/sniff-media-type'
import { shrinkImage } from './shrink-image'

const START_BYTES = 4_096

/** What the browser can tell of a file. */
export interface ExaminedFile {
  reason?: string | undefined
  mediaType?: string
  /** A smaller copy to attach instead. */
  smaller?: File
}

/** What a file is, or why it cannot be attached, as far as that is known before it is sent. */
export async function examineFile(source: File): Promise<ExaminedFile> {
  const byName = refusedByName(source.name)
  if (byName) return { reason: byName }
  try {
    const start = new Uint8Array(await source.slice(0, START_BYTES).arrayBuffer())
    const mediaType = sniff(start) ?? 'text/plain'
    const reason = refusedByContent(source.name, start, start.length === source.size)
    if (reason) return { reason }
    const bySize = refusedBySize(kindOf(mediaType), source.size)
    // A smaller copy of an animation would be a still.
    const isPhoto = kindOf(mediaType) === 'image' && mediaType !== 'image/gif'
    const smaller = bySize && isPhoto ? await shrinkImage(source) : undefined
    return smaller ? { mediaType: smaller.type, smaller } : { mediaType, reason: bySize }
  } catch {
    // Folders come as files that cannot be read, and so do deleted files.
    return { reason: 'It could not be read. Folders are not taken; attach the files in it.' }
  }
}
