/** Whether bytes are text that somebody wrote, and the text. */
import { sniff } from '@/lib/shared/files/sniff-media-type'
import { type SkipReason, SOURCE_LIMITS } from '@/lib/shared/write/source-file'

/** The text of a file, or why it has none. */
export function readText(bytes: Uint8Array, path: string): { text: string } | { reason: SkipReason } {
  if (bytes.length === 0) return { reason: 'empty' }
  if (bytes.length > SOURCE_LIMITS.fileBytes) return { reason: 'too-large' }
  if (isPackedContent(bytes)) return { reason: 'nested-archive' }
  const text = sniff(bytes) ? undefined : decode(bytes)
  if (text === undefined) return { reason: 'binary' }
  if (text.trim() === '') return { reason: 'empty' }
  return isMade(text, path) ? { reason: 'generated' } : { text }
}

const PACKED = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
]

const isPackedContent = (bytes: Uint8Array) => PACKED.some((mark) => mark.every((byte, at) => bytes[at] === byte))

/** UTF-8, or UTF-16 that says so, as some programs on Windows write it. */
function decode(bytes: Uint8Array): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (!wide && bytes.includes(0)) return undefined
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    // No text: the caller says so.
    return undefined
  }
}

/** A line that nobody wrote, in any file. */
const MAX_LINE = 20_000
/** Code has shorter lines on average; a paragraph of prose may be one line. */
const MAX_AVERAGE_LINE = 300
const MIN_MEASURED = 2_000
const PROSE = /\.(?:md|mdx|markdown|rst|txt|adoc|org|tex|html?|csv|tsv)$/i

/** Headers stand at the top. */
const HEADER_LINES = 30
const HEADER_CHARACTERS = 4_000
const COMMENT = /^\s{0,20}(?:\/\/|\/\*|\*|#|<!--|--|;|%|"""|')/
const MADE_BY = /@generated\b|\b(?:code |file |auto-?|automatically |is )generated\b/i
const HANDS_OFF = /\bdo not (?:edit|modify|change)\b|\bdon't (?:edit|modify|change)\b|@generated\b/i

/** Whether a text was made by a program: minified, bundled or generated. */
function isMade(text: string, path: string): boolean {
  return longestLine(text) > MAX_LINE || (!PROSE.test(path) && hasLongLines(text)) || hasMadeHeader(text)
}

function hasLongLines(text: string): boolean {
  if (text.length < MIN_MEASURED) return false
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return text.length / lines > MAX_AVERAGE_LINE
}

function longestLine(text: string): number {
  let longest = 0
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    longest = Math.max(longest, end - start)
    start = end + 1
  }
  return Math.max(longest, text.length - start)
}

function hasMadeHeader(text: string): boolean {
  const lines = text.slice(0, HEADER_CHARACTERS).split('\n', HEADER_LINES)
  const comments = lines.filter((line) => COMMENT.test(line)).join('\n')
  return MADE_BY.test(comments) && HANDS_OFF.test(comments)
}
