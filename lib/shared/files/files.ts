/** Files that people attach to their questions: kinds, limits, and what is known of each. */
import { normalized } from '@/lib/shared/text/normalized'

/** What was read from a file's content. */
export interface FileFacts {
  /** Pixels, of an image. */
  width?: number
  height?: number
  /** Of a PDF. */
  pages?: number
  /** Characters, of a text and of a PDF. */
  characters?: number
  /** What it adds to a question in tokens, by the model that counted. */
  tokens?: Record<string, number>
}

/** What a model can be shown. */
export type FileKind = 'image' | 'pdf' | 'text'

/** The only types under which files are stored and served. */
export const MEDIA_TYPES = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'application/pdf': 'pdf',
  'text/plain': 'text',
} as const satisfies Record<string, FileKind>

/** One of those types. */
export type FileMediaType = keyof typeof MEDIA_TYPES

/** The kind of a stored file. */
export function kindOf(mediaType: string): FileKind {
  return Object.hasOwn(MEDIA_TYPES, mediaType) ? MEDIA_TYPES[mediaType as FileMediaType] : 'text'
}

const MB = 1024 * 1024

/**
 * The upper limits. The Messages API takes images of 5 MB in base64 and of 8,000 pixels a side, and PDFs of 100 pages;
 * a request has 32 MB in all, history included, which is why a single PDF may not have them for itself.
 */
export const FILE_LIMITS = {
  /** Bytes, before base64 makes a third more of them. */
  bytes: { image: Math.floor((5 * MB * 3) / 4), pdf: 10 * MB, text: MB / 2 } satisfies Record<FileKind, number>,
  /** Pixels of an image's longer side. */
  side: 8_000,
  /** Pixels of a whole image that a browser can safely decode. */
  pixels: 40_000_000,
  pages: 100,
  perQuestion: 10,
  nameCharacters: 200,
} as const

/** The largest body of `POST /api/files`. */
export const MAX_FILE_BYTES = Math.max(...Object.values(FILE_LIMITS.bytes))

/** A file on the server, as its owner's page knows it. */
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  sizeBytes: number
  facts: FileFacts
  url: string
}

/** `GET /api/files/{id}/tokens`: what a file adds to a question. */
export interface FileTokens {
  inputTokens: number
  /** Estimated from the size, not counted. */
  isEstimate: boolean
}

/** The address of a file. */
export const fileUrl = (id: string) => `/api/files/${id}`

/** The id in an address of this site's files; undefined for any other address. */
export function fileIdOf(url: string): string | undefined {
  return /^\/api\/files\/([A-Za-z0-9_-]{1,128})$/.exec(url)?.[1]
}

/** File extensions whose content must be of a certain kind; all others may hold text. */
const NAMED_KINDS: Record<string, FileKind> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  pdf: 'pdf',
  txt: 'text',
  md: 'text',
  csv: 'text',
  json: 'text',
}

/** Kinds that people try and no model accepts, with an alternative. */
const REFUSED: ReadonlyArray<[RegExp, string]> = [
  [/^svgz?$/, 'SVG drawings are not taken. Save it as PNG, or paste its source as text.'],
  [/^(heic|heif|avif|tiff?|bmp|ico|psd)$/, 'Images are taken as PNG, JPEG, GIF and WebP. Save it as one of them.'],
  [
    /^(docx?|odt|rtf|pages|pptx?|odp|key|xlsx?|ods|numbers)$/,
    'Office documents are not taken. Save it as PDF or text.',
  ],
  [/^(zip|gz|tgz|tar|7z|rar|bz2|xz)$/, 'Archives are not unpacked. Attach the files inside of it.'],
  [
    /^(mp3|wav|m4a|ogg|flac|mp4|mov|webm|avi|mkv)$/,
    'Claude cannot hear or watch recordings. Attach text or pictures of it.',
  ],
]

/** What the page's file picker offers; the content decides in the end. */
export const PICKER_TYPES =
  'image/png,image/jpeg,image/gif,image/webp,application/pdf,text/*,.md,.csv,.json,.jsonl,.xml,.yaml,.yml,.toml,.ini,.log,.sql,.sh,.js,.jsx,.ts,.tsx,.mjs,.cjs,.py,.rb,.go,.rs,.java,.kt,.swift,.c,.h,.cc,.cpp,.hpp,.cs,.php,.pl,.r,.lua,.dart,.scala,.ex,.exs,.erl,.hs,.clj,.vue,.svelte,.css,.scss,.html,.htm,.tex,.diff,.patch,.ipynb'

/** The part of a name after its last dot, in lower case. */
export function extensionOf(name: string): string {
  return /\.([^./\\\s]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The kind that a name implies; undefined when it implies none. */
export function promisedKind(name: string): FileKind | undefined {
  return Object.hasOwn(NAMED_KINDS, extensionOf(name)) ? NAMED_KINDS[extensionOf(name)] : undefined
}

/** Why a file of this name is refused, whatever it contains. */
export function refusedByName(name: string): string | undefined {
  const extension = extensionOf(name)
  return REFUSED.find(([pattern]) => pattern.test(extension))?.[1]
}

/** Why a file of this kind and size is refused. */
export function refusedBySize(kind: FileKind, sizeBytes: number): string | undefined {
  if (sizeBytes === 0) return 'It is empty.'
  const max = FILE_LIMITS.bytes[kind]
  if (sizeBytes <= max) return undefined
  const what = { image: 'an image', pdf: 'a PDF', text: 'a text' }[kind]
  return `It has more than ${sizeWords(max)}, the most that ${what} may have.`
}

/** Why an image of this size is refused; known from its header, before anything decodes it. */
export function refusedByPixels(width: number, height: number): string | undefined {
  if (width < 1 || height < 1) return 'It is an image without any pixels.'
  const size = `It has ${countWords(width)} × ${countWords(height)} pixels.`
  if (Math.max(width, height) > FILE_LIMITS.side) {
    return `${size} Images may have up to ${countWords(FILE_LIMITS.side)} on a side.`
  }
  if (width * height > FILE_LIMITS.pixels) {
    return `${size} Images may have up to ${FILE_LIMITS.pixels / 1_000_000} million in all.`
  }
  return undefined
}

/** Why a PDF with this many pages is refused. */
export function refusedByPages(pages: number): string | undefined {
  if (pages < 1) return 'It is a PDF without pages.'
  if (pages <= FILE_LIMITS.pages) return undefined
  return `It has ${countWords(pages)} pages. PDFs may have up to ${FILE_LIMITS.pages}.`
}

/** The limits in one sentence, for people about to choose a file. */
export const LIMITS_IN_WORDS = `Images up to ${sizeWords(FILE_LIMITS.bytes.image)}, PDFs up to ${sizeWords(
  FILE_LIMITS.bytes.pdf,
)} and ${FILE_LIMITS.pages} pages, text and code up to ${sizeWords(FILE_LIMITS.bytes.text)}; ${
  FILE_LIMITS.perQuestion
} files a question.`

/** Why a question accepts no more files. */
export const TOO_MANY_FILES = `A question takes up to ${FILE_LIMITS.perQuestion} files.`

/** A name as it is stored: one line, no path, and nothing that changes the reading direction. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const visible = normalized(last, 'NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .trim()
  const short = [...visible].slice(-FILE_LIMITS.nameCharacters).join('')
  return short === '' ? 'file' : short
}

/** A size as people read it: `812 bytes`, `24 KB`, `3.7 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < MB) return `${Math.round(bytes / 1024)} KB`
  const tenths = Math.floor((bytes / MB) * 10)
  return `${tenths >= 100 ? Math.floor(tenths / 10) : tenths / 10} MB`
}

function countWords(count: number): string {
  return count.toLocaleString('en-US')
}

/** What a kind is called: `PNG image`, `PDF, 12 pages`, `Text`. */
export function kindWords(mediaType: string, { pages }: FileFacts = {}): string {
  if (kindOf(mediaType) === 'image')
    return `${mediaType.slice('image/'.length).toUpperCase().replace('WEBP', 'WebP')} image`
  if (kindOf(mediaType) === 'text') return 'Text'
  if (pages === undefined) return 'PDF'
  return `PDF, ${pages === 1 ? '1 page' : `${pages} pages`}`
}
