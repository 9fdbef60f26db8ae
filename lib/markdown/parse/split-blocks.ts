/** Splits growing Markdown into top-level blocks, processing each line once. */

import { type BlockKind, BlockScanner, type Divisible } from './block-scanner'
import { closesDisplay, displayOpener } from './display-marks'

/** What a later part continues. */
export interface Continuation {
  readonly of: Divisible
  /** What the part needs to be parsed alone: a table's first two lines. */
  readonly head: string
}

/** One top-level block, several that only later text can tell apart, or one part of a long one. */
export interface Block {
  /** The offset of the block in the whole text; its identity. */
  readonly start: number
  readonly kind: BlockKind
  readonly source: string
  /** Set when the block continues the list, table or quote before it. */
  readonly continues: Continuation | undefined
}

/** Splits text that arrives in pieces, whatever their boundaries. */
export interface BlockSplitter {
  /** Appends text. */
  push(suffix: string): void
  /** The blocks that no later text can change. */
  readonly settled: readonly Block[]
  /** The block that later text can still change, if any text is left. */
  readonly open: Block | undefined
  /** The number of open containers, in proportion to which a line costs more. */
  readonly depth: number
}

/** The closing delimiter of display math that this line opens and does not close. */
const opensMath = (line: string) => displayOpener(line.replace(/^ {0,3}/, ''))?.closer

/** The length of the blank lines at the start of the text. */
function blankLead(text: string, end = text.length): number {
  let lead = 0
  for (let i = 0; i < end; i++) {
    const char = text[i]
    if (char === '\n' || char === '\r') lead = i + 1
    else if (char !== ' ' && char !== '\t') break
  }
  return lead
}

/** The text without its last line ending and the blank lines before it. */
function withoutBlankTail(text: string): string {
  let end = text.length
  for (let i = text.length; i > 0; i--) {
    const char = text[i - 1]
    if (char === '\n' || char === '\r') end = i - 1
    else if (char !== ' ' && char !== '\t') break
  }
  return text.slice(0, end)
}

/** The offset after the next line ending in a piece of the text; a last `\r` may be half of one. */
function lineEnd(piece: string, from: number): number | undefined {
  for (let i = from; i < piece.length; i++) {
    const code = piece.charCodeAt(i)
    if (code === 10) return i + 1
    if (code !== 13) continue
    if (i + 1 === piece.length) return undefined
    return piece.charCodeAt(i + 1) === 10 ? i + 2 : i + 1
  }
  return undefined
}

/** A line without its line ending. */
function withoutEnding(line: string): string {
  const end = line.endsWith('\n') ? line.length - 1 : line.length
  return line.slice(0, line[end - 1] === '\r' ? end - 1 : end)
}

/** The minimal size of a part: rendering the growing part stays cheap, however long the whole is. */
const PART_SIZE = 2500
const LINE_SIZE = 16
const CELL_SIZE = 4

class Splitter implements BlockSplitter {
  readonly settled: Block[] = []
  private readonly scanner = new BlockScanner()
  /** The lines that are scanned but not settled, and their offset. */
  private rest = ''
  private base = 0
  /** The unfinished line after them; a trailing `\r` may be half of a line ending. */
  private unfinished = ''
  private isHalfEnded = false
  /** The open block, cached. */
  private asked: { readonly block: Block | undefined } | undefined
  private kind: BlockKind | undefined
  private continues: Continuation | undefined
  private partSize = 0
  private math: { readonly from: number; readonly closer: string } | undefined

  push(suffix: string): void {
    if (suffix === '') return
    this.asked = undefined
    let from = 0
    if (this.isHalfEnded) {
      from = suffix.startsWith('\n') ? 1 : 0
      this.endLine(suffix.slice(0, from))
    }
    // Only new text is searched: searching the whole block would copy it for every piece.
    for (let end = lineEnd(suffix, from); end !== undefined; end = lineEnd(suffix, from)) {
      this.endLine(suffix.slice(from, end))
      from = end
    }
    this.unfinished += suffix.slice(from)
    this.isHalfEnded = from < suffix.length && suffix.endsWith('\r')
  }

  get open(): Block | undefined {
    this.asked ??= { block: this.readOpen() }
    return this.asked.block
  }

  private readOpen(): Block | undefined {
    const text = this.rest + this.unfinished
    const lead = blankLead(text)
    const source = text.slice(lead)
    if (source.trim() === '') return undefined
    const start = this.base + lead
    const kind = this.math?.from === 0 ? 'math' : (this.kind ?? 'paragraph')
    return { start, kind, source, continues: this.continues }
  }

  get depth(): number {
    return this.scanner.containers.length
  }

  /** Processes the line that ends with this. */
  private endLine(end: string): void {
    const whole = this.unfinished + end
    const from = this.rest.length
    this.unfinished = ''
    this.rest += whole
    this.takeLine(withoutEnding(whole), from)
  }

  private takeLine(line: string, from: number): void {
    const blank = line.trim() === ''
    const { scanner } = this
    if (this.math && (blank || this.closesMath(line))) {
      this.endMath(line, from, blank)
      return
    }
    const flat = scanner.containers.length === 0 && (scanner.leaf.kind === 'none' || scanner.leaf.kind === 'paragraph')
    const closer = flat && !this.math ? opensMath(line) : undefined
    const result = scanner.line(line)
    if (closer) this.math = { from, closer }
    if (this.math) {
      this.kind ??= 'paragraph'
      return
    }
    this.applyLine(result.begins, result.done, from)
    if (result.begins === undefined && result.part) this.mayStartPart(result.part, from)
    const columns = scanner.leaf.kind === 'table' ? scanner.leaf.columns : 0
    this.partSize += line.length + LINE_SIZE + CELL_SIZE * columns
  }

  /** Makes what precedes the line a part of its own, if it is long enough. */
  private mayStartPart(of: Divisible, from: number): void {
    if (this.partSize < PART_SIZE) return
    const { kind } = this
    const { leaf } = this.scanner
    this.settle(from)
    this.kind = kind
    this.continues = { of, head: leaf.kind === 'table' ? leaf.head : '' }
  }

  private applyLine(begins: BlockKind | undefined, done: boolean, from: number): void {
    if (begins !== undefined) {
      this.settle(from)
      this.kind = begins
    }
    if (done) this.settle(this.rest.length)
  }

  private closesMath(line: string): boolean {
    return this.math !== undefined && closesDisplay(line, this.math.closer)
  }

  private endMath(line: string, from: number, blank: boolean): void {
    const start = this.math?.from ?? 0
    this.math = undefined
    if (blank) {
      // It was not display math; the scanner has processed the lines as what they are instead.
      const result = this.scanner.line(line)
      this.applyLine(result.begins, result.done, from)
      return
    }
    this.settle(start)
    this.kind = 'math'
    this.settle(this.rest.length)
    this.scanner.reset()
  }

  private settle(end: number): void {
    const lead = blankLead(this.rest, end)
    if (lead < end) {
      const source = withoutBlankTail(this.rest.slice(lead, end))
      const { kind = 'paragraph', continues } = this
      if (source !== '') this.settled.push({ start: this.base + lead, kind, source, continues })
    }
    this.rest = this.rest.slice(end)
    this.base += end
    this.kind = undefined
    this.continues = undefined
    this.partSize = 0
  }
}

/** Makes a splitter for one text. */
export function createBlockSplitter(): BlockSplitter {
  return new Splitter()
}
