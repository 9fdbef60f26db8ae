/** How many files fit into one request: limits of the API, and of this server's memory. */
import { type FileFacts, kindOf } from '@/lib/shared/files/files'

/** What the room in a request depends on. */
export interface RequestSize {
  /** Bytes for files; this product's own limit by default. */
  maxBytes?: number | undefined
  /** The model's context window; unknown ones count as small. */
  contextTokens?: number | undefined
}

/** A file's metadata, before its content is loaded. */
export interface SizedFile {
  mediaType: string
  sizeBytes: number
  facts: FileFacts
}

/**
 * Before base64 makes a third more of them: a request has 32 MB. A chat is sent whole with every question, so this also
 * bounds a request's memory.
 */
const MAX_BYTES = 20 * 1024 * 1024
const MAX_IMAGES = 100
/** With more images than this, the API limits the side of each. */
const FEW_IMAGES = 20
const LONGEST_OF_MANY = 2_000
/** Pages of all PDFs together; fewer for models with a small context. */
const MAX_PAGES = 600
const MAX_PAGES_OF_SMALL = 100
const SMALL_CONTEXT = 200_000

/** Decides for one file after the other whether it fits, and reserves its room. */
export function createRoom({ maxBytes = MAX_BYTES, contextTokens = 0 }: RequestSize) {
  let bytesLeft = maxBytes
  let pagesLeft = contextTokens > SMALL_CONTEXT ? MAX_PAGES : MAX_PAGES_OF_SMALL
  let images = 0
  let hasLong = false
  return ({ mediaType, sizeBytes, facts }: SizedFile): boolean => {
    const kind = kindOf(mediaType)
    const pages = kind === 'pdf' ? (facts.pages ?? 1) : 0
    if (sizeBytes > bytesLeft || pages > pagesLeft) return false
    if (kind === 'image') {
      const { width = Number.POSITIVE_INFINITY, height = Number.POSITIVE_INFINITY } = facts
      const isLong = Math.max(width, height) > LONGEST_OF_MANY
      if (images >= (hasLong || isLong ? FEW_IMAGES : MAX_IMAGES)) return false
      hasLong ||= isLong
      images += 1
    }
    bytesLeft -= sizeBytes
    pagesLeft -= pages
    return true
  }
}
