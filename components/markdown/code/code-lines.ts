/** The highlighted lines of a growing block of code; a finished line stays the same object. */

import type { FrameBudget } from '@/lib/markdown/document/rendered-block'
import type { LineReader, LineTokens } from './highlight'

/** One line to render. */
export interface CodeLine {
  readonly text: string
  readonly tokens: LineTokens | undefined
}

/** Lines that are rendered together, as they never change. */
export interface PlainLines {
  /** With all line endings. */
  readonly text: string
  readonly count: number
  /** The length of the longest line. */
  readonly longest: number
}

/** Code beyond these bounds stays without colours. */
const MAX_LINES = 2000
const MAX_LINE_LENGTH = 1000
/** How many lines are rendered again together. */
export const GROUP = 64
/** From this group on, lines are plain: there may be hundreds of thousands, so none gets an element of its own. */
export const FIRST_PLAIN_GROUP = Math.ceil(MAX_LINES / GROUP)

/** How many plain lines make one text: each text costs the page something, and one in view is laid out whole. */
const PLAIN_LINES = 256
const PLAIN_LENGTH = 16 * 1024

/** Hidden marks that are made visible in lines that are rendered together. */
export const MAX_MARKS = 8
/** A longer line is split into pieces, of which the browser lays out only those near the viewport. */
export const MAX_LINE_CHARACTERS = 4_000
/** In longer code the browser lays out only the lines near the viewport. */
export const MAX_AT_ONCE = 64 * 1024

/**
 * The size of lines in CSS until they have been in view. It is known, as such lines do not wrap and the font is
 * monospaced.
 */
export const sizeOf = ({ longest, count }: PlainLines) => `auto ${longest}ch auto ${count}lh`

/** Measured: the cost of highlighting a line. */
const LINE_COST = 10
const CHARACTER_COST = 1

type State = ReturnType<LineReader['read']>['state']

/** Keeps the lines of one block of code. */
export class CodeLines {
  /** Finished lines in groups of one size, so that rendering need not visit each. */
  groups: (readonly CodeLine[])[] = []
  /** The finished lines after those, in larger groups. */
  plain: PlainLines[] = []
  last: CodeLine = { text: '', tokens: undefined }
  /** Finished lines still wait to be highlighted. */
  pending = false
  private code = ''
  private closed = ''
  private count = 0
  private coloured = 0
  private state: State
  private reader: LineReader | undefined

  /** `take` refuses work that has to wait, so that code that arrives all at once does not block the page. */
  constructor(private readonly take: FrameBudget) {}

  /** Updates to the whole code so far. */
  update(code: string, reader: LineReader | undefined): this {
    if (code === this.code && reader === this.reader && !this.pending) return this
    if (!this.extends(code) || (this.reader && reader !== this.reader)) this.reset()
    this.code = code
    this.reader = reader
    const end = code.lastIndexOf('\n') + 1
    if (end > this.closed.length) {
      this.append(code, this.closed.length, end)
      this.closed = code.slice(0, end)
    }
    this.colour(code.slice(end))
    return this
  }

  private extends(code: string): boolean {
    const { closed } = this
    // Comparing only the end keeps the cost proportional to the new text.
    const tail = Math.max(0, closed.length - 64)
    return code.length >= closed.length && code.slice(tail, closed.length) === closed.slice(tail)
  }

  private reset(): void {
    this.groups = []
    this.plain = []
    this.closed = ''
    this.count = 0
    this.coloured = 0
    this.state = undefined
  }

  /** Appends the whole lines between two places of the code. */
  private append(code: string, from: number, end: number): void {
    const last = this.groups.at(-1)
    let group: CodeLine[] = last && last.length < GROUP ? [...last] : []
    if (group.length > 0) this.groups.pop()
    let at = from
    for (; at < end && this.count < FIRST_PLAIN_GROUP * GROUP; this.count++) {
      const lineEnd = code.indexOf('\n', at)
      group.push({ text: code.slice(at, lineEnd), tokens: undefined })
      at = lineEnd + 1
      if (group.length < GROUP) continue
      this.groups.push(group)
      group = []
    }
    if (group.length > 0) this.groups.push(group)
    while (at < end) at = this.appendPlain(code, at, end)
  }

  /** Appends one group of plain lines, or fills up the last one; returns where it ends. */
  private appendPlain(code: string, from: number, end: number): number {
    const last = this.plain.at(-1)
    const isOpen = last && last.count < PLAIN_LINES && last.text.length < PLAIN_LENGTH
    const open = isOpen ? this.plain.pop() : undefined
    const before = open?.text ?? ''
    let { count, longest } = open ?? { count: 0, longest: 0 }
    let at = from
    for (; at < end && count < PLAIN_LINES && before.length + at - from < PLAIN_LENGTH; count++) {
      const lineEnd = code.indexOf('\n', at)
      longest = Math.max(longest, lineEnd - at)
      at = lineEnd + 1
      this.count++
    }
    this.plain.push({ text: before + code.slice(from, at), count, longest })
    return at
  }

  private colour(open: string): void {
    const { reader } = this
    const isColoured = reader !== undefined && this.count < MAX_LINES
    if (isColoured) while (this.coloured < this.count && this.colourNext(reader));
    this.pending = isColoured && this.coloured < this.count
    const readable = isColoured && !this.pending && open.length <= MAX_LINE_LENGTH
    this.last = { text: open, tokens: readable ? reader.read(open, this.state).tokens : undefined }
  }

  /** Highlights one finished line; returns whether there was time for it. */
  private colourNext(reader: LineReader): boolean {
    const at = Math.floor(this.coloured / GROUP)
    const group = this.groups[at] ?? []
    const index = this.coloured % GROUP
    const text = group[index]?.text ?? ''
    if (text.length <= MAX_LINE_LENGTH) {
      if (!this.take(LINE_COST + CHARACTER_COST * text.length)) return false
      const { tokens, state } = reader.read(text, this.state)
      this.state = state
      this.groups[at] = group.with(index, { text, tokens })
    }
    this.coloured++
    return true
  }
}
