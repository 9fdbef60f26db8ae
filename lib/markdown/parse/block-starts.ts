/** The line patterns that start or end a CommonMark or GFM block; all lines here have their tabs expanded. */

const HTML_BLOCK_NAMES =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const ATTRIBUTE = `\\s+[a-zA-Z_:][\\w.:-]*(?:\\s*=\\s*(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*"))?`
const COMPLETE_TAG = new RegExp(`^(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$`)

/** The end of an HTML block: a pattern on one of its lines, or `blank` for kinds that a blank line ends. */
export type HtmlEnd = RegExp | 'blank'

const HTML_KINDS: readonly (readonly [start: RegExp, end: HtmlEnd])[] = [
  [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
  [new RegExp(`^</?(?:${HTML_BLOCK_NAMES})(?:\\s|/?>|$)`, 'i'), 'blank'],
]

/** How the HTML block that this text starts will end; undefined when it starts none. */
export function htmlBlockEnd(text: string, interruptsParagraph: boolean): HtmlEnd | undefined {
  if (!text.startsWith('<')) return undefined
  for (const [start, end] of HTML_KINDS) if (start.test(text)) return end
  return !interruptsParagraph && COMPLETE_TAG.test(text) ? 'blank' : undefined
}

/** An opening code fence. */
export interface Fence {
  readonly char: string
  readonly size: number
  readonly info: string
}

/** Reads an opening code fence from text without its indentation. */
export function openingFence(text: string): Fence | undefined {
  const match = /^(`{3,})([^`]*)$|^(~{3,})(?!~)(.*)$/.exec(text)
  if (!match) return undefined
  const marks = match[1] ?? match[3] ?? ''
  return { char: marks.charAt(0), size: marks.length, info: (match[2] ?? match[4] ?? '').trim() }
}

/** Whether the text, without its indentation, closes that fence. */
export function closesFence(text: string, fence: Fence): boolean {
  const marks = text.trimEnd()
  return marks.length >= fence.size && marks === fence.char.repeat(marks.length)
}

/** An ATX heading line, without its indentation. */
export const isHeading = (text: string) => /^#{1,6}(?:[ \t]|$)/.test(text)

/** A thematic break, without its indentation. */
export const isThematicBreak = (text: string) => /^(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$/.test(text)

/** A setext underline, without its indentation. */
export const isSetextUnderline = (text: string) => /^(?:=+|-+)[ \t]*$/.test(text)

/** A footnote's label. Each character matches in one way only: two ways for a backslash take exponential time. */
export const NOTE_LABEL = '(?:\\\\[[\\]\\\\]|\\\\(?![[\\]\\\\])|[^\\s[\\]\\\\])'
const NOTE_MARKER = new RegExp(`^\\[\\^${NOTE_LABEL}+\\]:`)

/** The marker that starts a footnote definition, `[^label]:`. */
export function footnoteMarker(text: string): string | undefined {
  return NOTE_MARKER.exec(text)?.[0]
}

/** A list marker: its kind (items of one kind form one list), its length, and the spaces after it. */
export interface ListMarker {
  readonly kind: string
  readonly length: number
  readonly spaces: number
  readonly empty: boolean
}

/** Reads a list marker from text without its indentation. */
export function listMarker(text: string, interruptsParagraph: boolean): ListMarker | undefined {
  const match = /^(?:([-+*])|(\d{1,9})([.)]))( *)/.exec(text)
  if (!match) return undefined
  const spaces = (match[4] ?? '').length
  const length = match[0].length - spaces
  const empty = text.length === match[0].length
  if (!empty && spaces === 0) return undefined
  if (interruptsParagraph && (empty || (match[2] !== undefined && match[2] !== '1'))) return undefined
  return { kind: match[1] ?? match[3] ?? '', length, spaces, empty }
}

/** The number of cells of a table row. */
export function countCells(row: string): number {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '')
  let cells = 1
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '\\') i++
    else if (inner[i] === '|') cells++
  }
  return cells
}

/** Whether the line is the delimiter row of a table under that header row. */
export function isTableDelimiter(text: string, header: string): boolean {
  const row = text.trim()
  if (!/^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/.test(row) || !/[|:]/.test(row)) return false
  return header.trim() !== '' && countCells(row) === countCells(header)
}

const SPACES = ' '.repeat(4)

/** Replaces tabs by spaces up to the next tab stop, which preserves all columns. */
export function expandTabs(line: string): string {
  if (!line.includes('\t')) return line
  const parts: string[] = []
  let column = 0
  let from = 0
  for (let tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
    const width = tab - from
    const spaces = 4 - ((column + width) % 4)
    parts.push(line.slice(from, tab), SPACES.slice(0, spaces))
    column += width + spaces
    from = tab + 1
  }
  parts.push(line.slice(from))
  return parts.join('')
}

/** The offset of the first character from `from` on that is not a space. */
export function indentOf(text: string, from = 0): number {
  let at = from
  while (text.charCodeAt(at) === 32) at++
  return at
}
