/** What to show of the block that is still being written: complete Markdown, without marks that are still undecided. */

import { BlockScanner } from './block-scanner'
import {
  closesFence,
  type Fence,
  footnoteMarker,
  indentOf,
  isTableDelimiter,
  listMarker,
  openingFence,
} from './block-starts'
import { closeInline } from './close-inline'
import { displayAt } from './display-math'
import { MAX_WITHHELD } from './find-formula'

const UNDECIDED = [
  /^#{1,6}[ \t]*$/,
  /^[-+*](?:[ \t]+(?:\[[ xX]?\]?[ \t]*|[xX]\]?[ \t]*|\][ \t]*)?)?$/,
  /^\d{1,9}(?:[.)](?:[ \t]+(?:\[[ xX]?\]?[ \t]*|[xX]\]?[ \t]*|\][ \t]*)?)?)?$/,
  /^\[[ xX]?\]?[ \t]*$/,
  /^(?:=+|(?:-[ \t]*)+|(?:\*[ \t]*)+|(?:_[ \t]*)+)$/,
  /^>[ \t]*$/,
  /^(?:`+|~+)$/,
  /^[|:][|:\- \t]*$/,
  /^-+[ \t]*\|[|:\- \t]*$/,
  /^:$/,
  /^\[\^[^\s[\]]*\]?$/,
]

/** Whether the start of a line may still become a block marker. */
function isUndecided(text: string): boolean {
  return UNDECIDED.some((pattern) => pattern.test(text))
}

/** Removes the markers of containers that the line itself opens. */
function withoutNewContainers(text: string, inParagraph: boolean): string {
  let rest = text
  for (let i = 0; i < 60; i++) {
    const inner = rest.slice(indentOf(rest))
    const marker = listMarker(inner, inParagraph && rest === text)
    const note = footnoteMarker(inner)
    if (inner.startsWith('>')) rest = inner.slice(1)
    else if (note !== undefined) rest = inner.slice(note.length)
    else if (marker && !marker.empty) rest = inner.slice(marker.length)
    else break
  }
  return rest.trimStart()
}

/** Where the last line is, and the leaf that it belongs to. */
interface Position {
  /** Without unfinished display math. */
  readonly text: string
  readonly scanner: BlockScanner
  /** Where the last line begins. */
  readonly line: number
  /** Where the leaf begins that the last line continues. */
  readonly leaf: number
}

function locate(text: string): Position | 'ended' {
  const scanner = new BlockScanner()
  const lines = text.split('\n')
  let line = 0
  let leaf = 0
  for (let index = 0; index < lines.length - 1; index++) {
    const before = scanner.leaf
    const current = lines[index] ?? ''
    scanner.line(current)
    const continues = scanner.leaf === before && scanner.leaf.kind === 'paragraph'
    if (!continues) leaf = line
    const display = displayAt(scanner, lines, index)
    if (display?.last === lines.length - 1) {
      const start = line + current.trimEnd().length - (scanner.text?.length ?? 0)
      // A third dollar would turn the closing ones into text.
      const mayBeText = display.tex === undefined || text.endsWith('$$')
      if (mayBeText && text.length - start < MAX_WITHHELD) return locate(text.slice(0, start))
      if (display.tex !== undefined) return 'ended'
    }
    line += current.length + 1
    if (display?.tex === undefined) continue
    for (; index < display.last; index++) line += (lines[index + 1]?.length ?? 0) + 1
    scanner.leaf = { kind: 'none' }
  }
  return { text, scanner, line, leaf: scanner.leaf.kind === 'paragraph' ? leaf : line }
}

/** Cuts the text where its open paragraph may still be the header of a table. */
function withoutTableHead(head: string, rest: string, undecided: boolean): { cut: boolean; rest: string } {
  const lines = rest.split('\n')
  const header = lines.at(-1) ?? ''
  if (/^[ \t>]*\|/.test(header)) return { cut: true, rest: lines.slice(0, -1).join('\n') }
  const above = lines.at(-2) ?? ''
  if (/^[ \t>]*\|/.test(above) && (undecided || header.trim() === '' || isTableDelimiter(header, above)))
    return { cut: true, rest: lines.slice(0, -2).join('\n') }
  return { cut: head === '' && rest === '', rest }
}

/** Whether a line may still become the fence's end. */
function mayCloseFence(line: string, fence: Fence): boolean {
  const marks = line.trim()
  return marks !== '' && marks === fence.char.repeat(marks.length) && !closesFence(marks, fence)
}

/** The same for a block that is one open fence, whose earlier lines need no processing. */
export function closeOpenFence(openBlockText: string): string {
  const end = openBlockText.indexOf('\n')
  const fence = openingFence((end < 0 ? openBlockText : openBlockText.slice(0, end)).trim())
  if (!fence || end < 0) return ''
  const line = openBlockText.lastIndexOf('\n') + 1
  return mayCloseFence(openBlockText.slice(line), fence) ? openBlockText.slice(0, line) : openBlockText
}

/** Completes the open block's text for display. */
export function closeOpenSyntax(openBlockText: string): string {
  const whole = openBlockText.replace(/\r\n?/g, '\n')
  const position = locate(whole)
  return position === 'ended' ? whole : closeAt(position)
}

function closeAt({ text, scanner, line, leaf }: Position): string {
  const last = text.slice(line)
  const { depth, rest } = scanner.matchContainers(last)
  const whole = depth === scanner.containers.length
  const open = scanner.leaf
  if (whole && open.kind === 'fence') return mayCloseFence(rest, open.fence) ? text.slice(0, line) : text
  if (whole && (open.kind === 'html' || open.kind === 'code')) return text
  const inParagraph = open.kind === 'paragraph'
  const inner = withoutNewContainers(rest, inParagraph)
  const prefix = last.slice(0, last.length - inner.length)
  if (/^(?:`{3,}[^`]*|~{3,}(?!~).*)$/.test(inner)) return finishLeaf(text.slice(0, leaf), text.slice(leaf, line), false)
  if (isDefinitionStart(text.slice(leaf, line) || inner, inParagraph)) return text.slice(0, leaf)
  if (open.kind === 'table' && whole) {
    const cell = cellStart(inner)
    const shown = closeInline(inner.slice(cell))
    return shown.trim() === '' && inner.slice(0, cell).replace(/[|\s]/g, '') === ''
      ? text.slice(0, line)
      : text.slice(0, line) + prefix + inner.slice(0, cell) + shown
  }
  const undecided = isUndecided(inner) || (inner === '' && last.trim() !== '')
  if (undecided) return finishLeaf(text.slice(0, leaf), text.slice(leaf, line), true)
  const startsLeaf = !inParagraph || rest.trimStart() !== inner || /^#{1,6}[ \t]/.test(inner)
  if (!startsLeaf) return finishLeaf(text.slice(0, leaf), text.slice(leaf, line) + prefix + inner, false)
  const heading = /^#{1,6}[ \t]+/.exec(inner)?.[0] ?? ''
  const body = heading === '' ? inner : inner.slice(heading.length).replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '')
  const before = inParagraph ? finishLeaf(text.slice(0, leaf), text.slice(leaf, line), false) : text.slice(0, line)
  const shown = finishLeaf('', body, false)
  if (shown.trim() === '') return before
  return `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${prefix}${heading}${shown}`
}

function finishLeaf(head: string, leaf: string, undecided: boolean): string {
  const { cut, rest } = withoutTableHead(head, leaf.replace(/(?<!\n)\n+$/, undecided ? '\n' : ''), undecided)
  const shown = closeInline(rest)
  return cut && shown === ''
    ? head.replace(/(?<![^\n])[^\n]*$/, (tail) => (/^[ \t>]*$/.test(tail) ? '' : tail))
    : head + shown
}

function cellStart(row: string): number {
  for (let i = row.length - 1; i >= 0; i--) if (row[i] === '|' && row[i - 1] !== '\\') return i + 1
  return 0
}

/** Whether the paragraph may be a link definition, which is not shown. Footnotes are shown elsewhere. */
function isDefinitionStart(paragraph: string, continued: boolean): boolean {
  const first = paragraph.split('\n')[0] ?? ''
  return (
    /^ {0,3}\[(?!\^)[^[\]]+\]:/.test(first) && (!continued || !/^ {0,3}\[[^[\]]+\]:[ \t]*\S+[ \t]+[^"'(\s]/.test(first))
  )
}
