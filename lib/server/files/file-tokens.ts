/** Estimates the tokens of files from their size in pixels, pages and characters. */
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import { type FileFacts, kindOf } from '@/lib/shared/files/files'

/** Larger images are scaled down before a model sees them. */
const SEEN_SIDE = 1_568
const PIXELS_A_TOKEN = 750
const MAX_SEEN_TOKENS = 1_600
/** A page is sent as its text and as an image. */
const PAGE_TOKENS = 2_250
const CHARACTERS_A_TOKEN = 3.5

/** The most that one image or page costs with any model, which budgets reserve. */
export const MAX_PICTURE_TOKENS = 5_000

/** The estimated cost of a file. `text` is its content, if at hand. */
export function estimateFileTokens(mediaType: string, facts: FileFacts, text?: string): number {
  const kind = kindOf(mediaType)
  if (kind === 'pdf') return pdfTokens(facts)
  if (kind === 'text') {
    return text === undefined ? Math.ceil((facts.characters ?? 0) / CHARACTERS_A_TOKEN) : estimateTokens(text)
  }
  const { width = SEEN_SIDE, height = SEEN_SIDE } = facts
  const scale = Math.min(1, SEEN_SIDE / Math.max(width, height))
  return Math.min(MAX_SEEN_TOKENS, Math.ceil((width * scale * height * scale) / PIXELS_A_TOKEN))
}

/** Ordinary pages by number; pages with much text by the text and their images. */
function pdfTokens({ pages = 1, characters = 0 }: FileFacts): number {
  return Math.max(pages * PAGE_TOKENS, Math.ceil(pages * MAX_SEEN_TOKENS + characters / CHARACTERS_A_TOKEN))
}

/** The number of images that a PDF is reserved as, because nothing bounds the text of a page. */
export function maxPagesOf({ pages = 1, characters = 0 }: FileFacts): number {
  return pages + characters / MAX_PICTURE_TOKENS
}

// Stored on the source itself, like its file (file-of-source.ts); base64 says nothing about the cost.
const PAGES = Symbol.for('firstword.pages')

const pagesOf = (source: object) => (source as { [PAGES]?: number })[PAGES] ?? 1

/** Records the number of pages of a source; an image is one. */
export function notePages(source: object, pages: number): void {
  Object.defineProperty(source, PAGES, { value: pages })
}

/** The most tokens that an image or a PDF can cost. */
export function maxSourceTokens(source: object): number {
  return Math.ceil(pagesOf(source) * MAX_PICTURE_TOKENS)
}

// A small image costs next to nothing; a page is sent as an image and costs at least this.
const LEAST_PAGE_TOKENS = 1_000

/** The fewest tokens that it can cost. */
export function leastSourceTokens(source: object): number {
  return (Math.ceil(pagesOf(source)) - 1) * LEAST_PAGE_TOKENS + 1
}
