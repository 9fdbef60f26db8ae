/** The API's rules for all images and PDFs of a request together. */
import { imageSize } from 'image-size'
import { badRequest } from './api-error'
import { findModel } from './models'
import { blocksOf, type ContentBlock, type CountRequest } from './request'

const FEW_IMAGES = 20
const LONGEST_SIDE = 8_000
const LONGEST_OF_MANY = 2_000
const MAX_PAGES = 600
const MAX_PAGES_OF_SMALL = 100
const SMALL_CONTEXT = 200_000

/** Throws if there are too many pages, or if one of many images is too large. */
export function checkFiles({ model, messages }: CountRequest): void {
  const files = messages.flatMap((message, place) => filesIn(blocksOf(message), `messages.${place}.content`))
  const images = files.filter(({ type }) => type === 'image')
  const isMany = images.length > FEW_IMAGES
  const longest = isMany ? LONGEST_OF_MANY : LONGEST_SIDE
  const large = images.find(({ bytes }) => longerSide(bytes) > longest)
  if (large) {
    const what = isMany ? 'max allowed size for many-image requests' : 'max allowed size'
    throw badRequest(
      `${large.path}.image.source.base64.data: At least one of the image dimensions exceed ${what}: ${longest} pixels`,
    )
  }
  const context = findModel(model)?.max_input_tokens ?? SMALL_CONTEXT
  const maxPages = context > SMALL_CONTEXT ? MAX_PAGES : MAX_PAGES_OF_SMALL
  let pages = 0
  for (const { path, bytes } of files.filter(({ type }) => type === 'document')) {
    pages += pagesOf(bytes)
    if (pages <= maxPages) continue
    throw badRequest(`${path}.pdf.source.base64.data: A maximum of ${maxPages} PDF pages may be provided.`)
  }
}

interface SentFile {
  type: 'image' | 'document'
  path: string
  bytes: Buffer
}

/** The images and PDFs among blocks, including those in tool results. */
function filesIn(blocks: readonly ContentBlock[], path: string): SentFile[] {
  return blocks.flatMap((block, at): SentFile[] => {
    const place = `${path}.${at}`
    const { type, content } = block
    if (type === 'tool_result') return Array.isArray(content) ? filesIn(content, `${place}.content`) : []
    if (type !== 'image' && type !== 'document') return []
    const source = block.source as { type?: unknown; data?: unknown }
    if (source.type !== 'base64' || typeof source.data !== 'string') return []
    return [{ type, path: place, bytes: Buffer.from(source.data, 'base64') }]
  })
}

function longerSide(bytes: Buffer): number {
  try {
    const { width, height } = imageSize(bytes)
    return Math.max(width, height)
  } catch {
    // Whether it is an image at all is checked elsewhere.
    return 0
  }
}

/** Counts uncompressed page objects only. */
function pagesOf(bytes: Buffer): number {
  return bytes.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0
}
