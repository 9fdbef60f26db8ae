/** Decides what a file is and whether it is accepted, by its content and before anything decodes it. */
import { disableTypes, imageSize, types } from 'image-size'
import { AppError } from '@/lib/shared/error'
import {
  type FileFacts,
  type FileMediaType,
  kindOf,
  refusedByPages,
  refusedByPixels,
  refusedBySize,
} from '@/lib/shared/files/files'
import { decodeText, refusedByContent, sniff } from '@/lib/shared/files/sniff-media-type'
import { type PdfReader, readPdf } from './read-pdf'

/** The detected type and facts of a content. */
export interface InspectedFile {
  mediaType: FileMediaType
  facts: FileFacts
}

/** Rejects with an AppError that names the file and what is wrong with it. */
export async function inspectFile(name: string, content: Uint8Array, reader: PdfReader): Promise<InspectedFile> {
  const refuse = (reason: string, code: 'unsupported_media_type' | 'too_large' = 'unsupported_media_type') =>
    new AppError(code, { message: `${name} was not attached. ${reason}` })

  const byContent = refusedByContent(name, content)
  if (byContent) throw refuse(byContent)
  const mediaType = sniff(content) ?? 'text/plain'
  const kind = kindOf(mediaType)
  const bySize = refusedBySize(kind, content.length)
  if (bySize) throw refuse(bySize, 'too_large')
  if (kind === 'text') return { mediaType, facts: { characters: decodeText(content)?.length ?? 0 } }
  if (kind === 'image') return { mediaType, facts: imageFacts(mediaType, content, refuse) }
  return { mediaType, facts: await pdfFacts(content, reader, refuse) }
}

type Refuse = (reason: string, code?: 'unsupported_media_type' | 'too_large') => AppError

function imageFacts(mediaType: FileMediaType, content: Uint8Array, refuse: Refuse): FileFacts {
  const size = headerSize(mediaType, content)
  if (!size) throw refuse('It is an image that is cut off or damaged.')
  const reason = refusedByPixels(size.width, size.height)
  if (reason) throw refuse(reason, 'too_large')
  return size
}

/** The types as `image-size` calls them. */
const TAKEN = new Map<FileMediaType, string>([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
])

// Every further type is another parser exposed to hostile bytes.
disableTypes(types.filter((type) => ![...TAKEN.values()].includes(type)))

// Cameras and editors write a few dozen.
const MAX_SEGMENTS = 1_000

/**
 * Whether a JPEG begins with more, or emptier, segments than any honest one, which would take its parser half a second.
 */
function isDrawnOut(content: Uint8Array): boolean {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  let at = 4
  for (let segments = 0; at + 2 <= content.length; segments += 1) {
    const length = view.getUint16(at)
    if (length < 2 || segments > MAX_SEGMENTS) return true
    const marker = content[at + length + 1] ?? 0
    // The frame, which says the size.
    if (marker >= 0xc0 && marker <= 0xc2) return false
    at += length + 2
  }
  return false
}

function headerSize(mediaType: FileMediaType, content: Uint8Array): { width: number; height: number } | undefined {
  if (mediaType === 'image/jpeg' && isDrawnOut(content)) return undefined
  try {
    const { width, height, type, orientation = 1 } = imageSize(content)
    if (type !== TAKEN.get(mediaType)) return undefined
    // Rotated by a quarter: width and height are swapped.
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    // A header without a size; the caller reports it.
    return undefined
  }
}

async function pdfFacts(content: Uint8Array, reader: PdfReader, refuse: Refuse): Promise<FileFacts> {
  const pdf = await readPdf(async () => content, reader)
  if (pdf === 'locked') throw refuse('It is a PDF that asks for a password.')
  if (pdf === 'unreadable') throw refuse('It is a PDF that is cut off or damaged.')
  if (pdf === 'exhausting') throw refuse('It is a PDF that takes too long to read.', 'too_large')
  const reason = refusedByPages(pdf.pages)
  if (reason) throw refuse(reason, 'too_large')
  return { pages: pdf.pages, characters: pdf.characters }
}
