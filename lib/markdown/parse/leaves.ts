/** The leaves of a text with inline syntax: paragraphs, headings and cells, and display math between them. */

import { BlockScanner } from './block-scanner'
import { displayAt } from './display-math'

interface LeafLine {
  /** Its offset in the source. */
  readonly from: number
  readonly text: string
  /** Only white space and quote markers precede it. */
  readonly isBare: boolean
}

/** A paragraph, a heading or a cell; no formula, link or emphasis extends beyond it. */
export interface Leaf {
  readonly kind: 'paragraph' | 'heading' | 'cell'
  readonly isQuoted: boolean
  readonly lines: LeafLine[]
}

/** Display math on lines of its own. */
export interface DisplayLines {
  readonly from: number
  readonly to: number
  readonly tex: string
}

/** What a text consists of. */
export interface Leaves {
  readonly leaves: readonly Leaf[]
  readonly displays: readonly DisplayLines[]
}

/** The offset in a line of a text that is the end of that line with its tabs expanded. */
function startOf(line: string, text: string): number {
  const bare = line.trimEnd()
  if (!bare.includes('\t')) return bare.length - text.trimEnd().length
  let column = 0
  for (const char of bare) column += char === '\t' ? 4 - (column % 4) : char.length
  let left = column - text.trimEnd().length
  let at = 0
  for (let here = 0; left > 0 && at < bare.length; at++) {
    const width = bare[at] === '\t' ? 4 - (here % 4) : 1
    here += width
    left -= width
  }
  return at
}

/** The cells of a table's row. */
function cellsOf({ from, text }: LeafLine): LeafLine[] {
  const cells: LeafLine[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '\\') i++
    else if (i === text.length || text[i] === '|') {
      cells.push({ from: from + start, text: text.slice(start, i), isBare: false })
      start = i + 1
    }
  }
  return cells
}

/** Reads the leaves of a complete text. */
export function readLeaves(source: string): Leaves {
  const scanner = new BlockScanner()
  const leaves: Leaf[] = []
  const displays: DisplayLines[] = []
  const lines = source.split(/\r\n|\n|\r/)
  const starts: number[] = []
  for (let at = 0, index = 0; index < lines.length; index++) {
    starts.push(at)
    at += lines[index]?.length ?? 0
    at += source.startsWith('\r\n', at) ? 2 : 1
  }
  let paragraph: Leaf | undefined
  const addRow = (line: LeafLine, isQuoted: boolean) => {
    for (const cell of cellsOf(line)) leaves.push({ kind: 'cell', isQuoted, lines: [cell] })
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const before = scanner.leaf
    scanner.line(line)
    const { leaf, text } = scanner
    if (leaf !== before || leaf.kind !== 'paragraph') {
      const head = leaf.kind === 'table' && before.kind === 'paragraph' ? paragraph?.lines.pop() : undefined
      if (head) addRow(head, paragraph?.isQuoted === true)
      paragraph = undefined
    }
    if (text === undefined) continue
    const start = startOf(line, text)
    const isBare = /^[ \t>]*$/.test(line.slice(0, start))
    const piece = { from: (starts[index] ?? 0) + start, text: line.slice(start).trimEnd(), isBare }
    const isQuoted = scanner.containers.some(({ kind }) => kind === 'quote')
    const display = displayAt(scanner, lines, index)
    if (display?.tex !== undefined) {
      const to = (starts[display.last] ?? 0) + (lines[display.last]?.trimEnd().length ?? 0)
      displays.push({ from: piece.from, to, tex: display.tex })
      index = display.last
      scanner.leaf = { kind: 'none' }
      paragraph = undefined
    } else if (leaf.kind === 'table') addRow(piece, isQuoted)
    else if (leaf.kind !== 'paragraph') leaves.push({ kind: 'heading', isQuoted, lines: [piece] })
    else if (paragraph) paragraph.lines.push(piece)
    else {
      paragraph = { kind: 'paragraph', isQuoted, lines: [piece] }
      leaves.push(paragraph)
    }
  }
  return { leaves, displays }
}
