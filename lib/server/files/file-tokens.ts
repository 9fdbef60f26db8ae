/** What files cost in tokens where nobody counts: by their size in pixels, pages and letters. */
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import { type FileFacts, kindOf } from '@/lib/shared/files/files'

/** Larger images are made smaller before a model sees them. */
const SEEN_SIDE = 1_568
const PIXELS_A_TOKEN = 750
const MAX_SEEN_TOKENS = 1_600
/** A page is sent as its text and as a picture of it. */
const PAGE_TOKENS = 2_250
const CHARACTERS_A_TOKEN = 3.5

/** The most that one image, or one page, costs with any model: what budgets hold back. */
export const MAX_PICTURE_TOKENS = 5_000

/** About what a file costs. `text` is its content, where that is at hand. */
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

/** Ordinary pages by their number; where they hold more text than is ordinary, by that and their pictures. */
function pdfTokens({ pages = 1, characters = 0 }: FileFacts): number {
  return Math.max(pages * PAGE_TOKENS, Math.ceil(pages * MAX_SEEN_TOKENS + characters / CHARACTERS_A_TOKEN))
}

/** As how many pictures a PDF is held back for: nothing bounds the text of one page. */
export function maxPagesOf({ pages = 1, characters = 0 }: FileFacts): number {
  return pages + characters / MAX_PICTURE_TOKENS
}

// On the source itself, as its file is (file-of-source.ts); its base64 says nothing about its cost.
const PAGES = Symbol.for('firstword.pages')

const pagesOf = (source: object) => (source as { [PAGES]?: number })[PAGES] ?? 1

/** Remembers how many pages a source has, an image being one. */
export function notePages(source: object, pages: number): void {
  Object.defineProperty(source, PAGES, { value: pages })
}

/** The most tokens that the source of an image or a PDF can cost. */
export function maxSourceTokens(source: object): number {
  return Math.ceil(pagesOf(source) * MAX_PICTURE_TOKENS)
}

// A small image costs next to nothing; a page is sent as a picture, and costs this at the least.
const LEAST_PAGE_TOKENS = 1_000

/** The fewest that it can cost. */
export function leastSourceTokens(source: object): number {
  return (Math.ceil(pagesOf(source)) - 1) * LEAST_PAGE_TOKENS + 1
}
