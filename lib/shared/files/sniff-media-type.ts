/** What a file is, judged by its content and not by its name or its sender. Browser and server share this. */
import { type FileKind, type FileMediaType, kindOf, promisedKind, refusedByName } from './files'

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** Which bytes identify a type, and where. */
const SIGNATURES: ReadonlyArray<[FileMediaType, ReadonlyArray<[offset: number, bytes: number[]]>]> = [
  ['image/png', [[0, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]]]],
  ['image/jpeg', [[0, [0xff, 0xd8, 0xff]]]],
  ['image/gif', [[0, ascii('GIF87a')]]],
  ['image/gif', [[0, ascii('GIF89a')]]],
  [
    'image/webp',
    [
      [0, ascii('RIFF')],
      [8, ascii('WEBP')],
    ],
  ],
  // Readers also find it further down, but a file that begins with something else is something else as well.
  ['application/pdf', [[0, ascii('%PDF-')]]],
]

/** Other types that people may attach, so that the refusal can name them. */
const KNOWN: ReadonlyArray<[string, number[]]> = [
  ['a ZIP archive or an Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7z archive', ascii("7z\xbc\xaf'\x1c")],
  ['a RAR archive', ascii('Rar!')],
  ['a program', [0x7f, ...ascii('ELF')]],
  ['a program', ascii('MZ')],
  ['a TIFF image', ascii('II*\0')],
  ['a TIFF image', ascii('MM\0*')],
  ['a bitmap', ascii('BM')],
  ['a recording', ascii('ID3')],
  ['a recording', ascii('OggS')],
  ['a database', ascii('SQLite format 3\0')],
]

const stands = (content: Uint8Array, offset: number, bytes: readonly number[]) =>
  bytes.every((byte, at) => content[offset + at] === byte)

/** The type of an image or a PDF; undefined for anything else. */
export function sniff(content: Uint8Array): FileMediaType | undefined {
  return SIGNATURES.find(([, marks]) => marks.every(([offset, bytes]) => stands(content, offset, bytes)))?.[0]
}

/** What other content is, in words; undefined when unknown. */
function recognize(content: Uint8Array): string | undefined {
  if (stands(content, 4, ascii('ftyp'))) return 'a video or an image of a kind that is not taken'
  return KNOWN.find(([, bytes]) => stands(content, 0, bytes))?.[0]
}

/** White space, and the backspace and escape that terminal logs are full of. Text has no other control characters. */
const ALLOWED_CONTROLS = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b])

const isForeign = (code: number) => (code < 0x20 && !ALLOWED_CONTROLS.has(code)) || code === 0x7f

/** A text without the control characters for which a file is refused. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => (isForeign(sign.charCodeAt(0)) ? '' : sign))
}

/** A content, or its beginning, as text; undefined when it is not UTF-8 or has bytes that text never has. */
export function decodeText(content: Uint8Array, isWhole = true): string | undefined {
  if (content.some(isForeign)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content, { stream: !isWhole })
  } catch {
    // Not UTF-8: the caller reports it.
    return undefined
  }
}

const KIND_WORDS: Record<FileKind, string> = { image: 'an image', pdf: 'a PDF', text: 'text' }

/** Why a file is refused, by its name and as much of its content as is at hand; undefined when it is accepted. */
export function refusedByContent(name: string, content: Uint8Array, isWhole = true): string | undefined {
  const byName = refusedByName(name)
  if (byName) return byName
  if (content.length === 0) return 'It is empty.'
  const mediaType = sniff(content)
  const text = mediaType === undefined ? decodeText(content, isWhole) : undefined
  if (mediaType === undefined && text === undefined) return unknownContent(content)
  const kind = mediaType === undefined ? 'text' : kindOf(mediaType)
  const promised = promisedKind(name)
  if (promised !== undefined && promised !== kind) {
    return `It is named like ${KIND_WORDS[promised]}, but its content is ${KIND_WORDS[kind]}.`
  }
  return text !== undefined && isSvg(text) ? refusedByName('x.svg') : undefined
}

function unknownContent(content: Uint8Array): string {
  const otherKind = recognize(content)
  const isTaken = 'Images (PNG, JPEG, GIF, WebP), PDFs, and text in UTF-8 are.'
  return otherKind
    ? `It is ${otherKind}, which is not taken. ${isTaken}`
    : `It is no kind of file that is taken. ${isTaken}`
}

// An SVG, in which browsers run scripts, whatever its name; a page that only contains one begins differently.
function isSvg(text: string): boolean {
  const start = text.slice(0, 4_000).trimStart().toLowerCase()
  if (/^<svg[\s>]/.test(start)) return true
  return /^<(?:\?xml|!--|!doctype svg)/.test(start) && /<svg[\s>]/.test(start) && !start.includes('<html')
}
