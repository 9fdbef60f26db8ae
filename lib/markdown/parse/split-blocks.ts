/** Splits growing Markdown into top-level blocks, looking at each line once. */

import { type BlockKind, BlockScanner, type Divisible } from './block-scanner'
import { closesDisplay, displayOpener } from './display-marks'

/** What a part that is not the first one continues. */
export interface Continuation {
  readonly of: Divisible
  /** What the part lacks to be read alone: a table's first two lines. */
  readonly head: string
}

/** One top-level block, or several where only later text could tell them apart, or one part of a long one. */
export interface Block {
  /** Where the block begins in the whole text; serves as its identity. */
  readonly start: number
  readonly kind: BlockKind
  readonly source: string
  /** Set when the block continues with the list, table or quote before it. */
  readonly continues: Continuation | undefined
}

/** Splits text that arrives in pieces; the pieces' borders do not matter. */
export interface BlockSplitter {
  /** Takes the text that followed what was pushed before. */
  push(suffix: string): void
  /** The blocks that no later text can change. */
  readonly settled: readonly Block[]
  /** The block that later text can still change, if any text is left. */
  readonly open: Block | undefined
  /** How deep the containers are that are open: a line costs as much more. */
  readonly depth: number
}

/** The end mark of display math that this line opens and does not close. */
const opensMath = (line: string) => displayOpener(line.replace(/^ {0,3}/, ''))?.closer

/** The length of the blank lines that the text begins with. */
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

/** A line without what ends it. */
function withoutEnding(line: string): string {
  const end = line.endsWith('\n') ? line.length - 1 : line.length
  return line.slice(0, line[end - 1] === '\r' ? end - 1 : end)
}

/** How much a part holds at least, so that rendering the part that grows stays cheap however long the whole is. */
const PART_SIZE = 2500
const LINE_SIZE = 16
const CELL_SIZE = 4

class Splitter implements BlockSplitter {
  readonly settled: Block[] = []
  private readonly scanner = new BlockScanner()
  /** The lines that the scanner has seen and that are not settled, and where they begin. */
  private rest = ''
  private base = 0
  /** What has come of the line after them; a last `\r` in it may be half of a line ending. */
  private unfinished = ''
  private isHalfEnded = false
  /** The open block, once somebody has asked for it. */
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
    // Only what is new is looked through: to look into all there is of a block would be to copy it, for every piece.
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

  /** Takes the line that ends with this. */
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

  /** Lets what came before the line be a part of its own, when it is long enough. */
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
      // It was no display math; the scanner has followed the lines as what they are instead.
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
