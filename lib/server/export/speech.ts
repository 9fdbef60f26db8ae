/** What a person or the model wrote, so that in a file of several speakers it stays theirs. */
import { BlockScanner } from '@/lib/markdown/parse/block-scanner'
import { expandTabs, htmlBlockEnd } from '@/lib/markdown/parse/block-starts'

/** How a speaker is named in a heading. */
export const SPEAKERS = { user: 'You', assistant: 'Claude' } as const

const NAMED = new RegExp(`^(?:${Object.values(SPEAKERS).join('|')})\\s*(?:(?:·|&(?:middot|#)).*)?$`)
const PREFIX = '(?:(?: {0,3}(?:>|[-+*](?= )|\\d{1,9}[.)](?= )))+ {0,4}| {0,3})'
const HEADING = new RegExp(`^(${PREFIX})##[ \\t]+(?![ \\t])(.*)$`)
const UNDERLINE = /^ {0,3}-+[ \t]*$/
const TAG = new RegExp(`^(${PREFIX})<`)
/** Elements whose content a browser does not read as HTML; GFM shows their tags as text, too. */
const SWALLOWING = /(?<!\\)<(?=(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s/>]|$))/gi

/** The text to the letter, but for a few characters that are escaped: no heading in it reads as a speaker's. */
export function speech(text: string): string {
  const scanner = new BlockScanner()
  const lines = text.split(/\r\n|\r|\n/).map((line) => {
    const written = escaped(line, scanner)
    scanner.line(written)
    return written
  })
  return lines.join('\n')
}

/** A line, with what would be misread in it escaped; the scanner has read all lines before it. */
function escaped(line: string, scanner: BlockScanner): string {
  const { containers, leaf } = scanner
  const { depth, rest } = scanner.matchContainers(line)
  const isWithin = depth === containers.length
  if (isWithin && leaf.kind === 'html' && leaf.end === 'blank') return line.replace(SWALLOWING, '&lt;')
  if (isWithin && (leaf.kind === 'html' || leaf.kind === 'fence')) return line
  if (leaf.kind !== 'paragraph' && rest.startsWith('    ')) return line
  const heading = HEADING.exec(rest)
  if (heading && isNamed(heading[2] ?? '')) return withBackslash(line, rest, heading[1]?.length ?? 0)
  if (isWithin && leaf.kind === 'paragraph' && UNDERLINE.test(rest) && isNamed(leaf.lines.join(' '))) {
    return withBackslash(line, rest, rest.indexOf('-'))
  }
  const tag = TAG.exec(rest)?.[1]?.length
  if (tag === undefined) return outsideCode(line, (words) => words.replace(SWALLOWING, '\\<'))
  const end = htmlBlockEnd(rest.slice(tag), leaf.kind === 'paragraph')
  if (end === 'blank' || end === undefined) return line.replace(SWALLOWING, '&lt;')
  // A list or a quote ends without a mark that a browser would see. At the top level closeBlocks sees to it.
  const isNested = depth > 0 || rest.slice(0, tag).trim() !== ''
  return isNested && !end.test(rest) ? withBackslash(line, rest, tag) : line
}

/** Whether a heading reads as a speaker's, once its marks are drawn. */
const isNamed = (heading: string) => NAMED.test(heading.replace(/[*_`~\\[\]]|(?<![ \t])[ \t]+#+[ \t]*$/g, '').trim())

/** The line with a backslash at a place of its rest. */
function withBackslash(line: string, rest: string, at: number): string {
  const text = expandTabs(line)
  const place = text.length - rest.length + at
  return `${text.slice(0, place)}\\${text.slice(place)}`
}

/** Changes what is no code of a line; one with a mark that finds no partner in it may be code as a whole. */
function outsideCode(line: string, change: (words: string) => string): string {
  if (!line.includes('<')) return line
  const pieces = line.split(/(`+)/)
  const last = new Map(pieces.map((piece, at) => [piece, at]))
  let written = ''
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? ''
    if (at % 2 === 0) {
      written += change(piece)
      continue
    }
    const end = pieces.indexOf(piece, at + 1)
    if (last.get(piece) === at || end === -1) return line
    written += pieces.slice(at, end + 1).join('')
    at = end
  }
  return written
}
