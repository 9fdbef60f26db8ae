/** Tracks the block structure of Markdown line by line: which containers and which leaf are open after each line. */

import {
  closesFence,
  countCells,
  expandTabs,
  type Fence,
  footnoteMarker,
  type HtmlEnd,
  htmlBlockEnd,
  indentOf,
  isHeading,
  isSetextUnderline,
  isTableDelimiter,
  isThematicBreak,
  listMarker,
  openingFence,
} from './block-starts'
import { isOnlyDefinitions } from './link-definition'

/** A block that contains blocks. */
export type Container =
  | { readonly kind: 'quote' }
  | { readonly kind: 'note' }
  | { readonly kind: 'item'; readonly marker: string; readonly width: number; hollow: boolean }

/** The block that contains the text of the current line. */
export type Leaf =
  | { readonly kind: 'none' }
  | { readonly kind: 'paragraph'; readonly lines: string[] }
  | { readonly kind: 'fence'; readonly fence: Fence; readonly indent: number }
  | { readonly kind: 'html'; readonly end: HtmlEnd }
  | { readonly kind: 'code' }
  /** `head` is what must precede a row for it to be parsed as one of this table. */
  | { readonly kind: 'table'; readonly head: string; readonly columns: number }

/** The kind of the open top-level block. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'break'
  | 'fence'
  | 'html'
  | 'code'
  | 'quote'
  | 'list'
  | 'note'
  | 'math'

/** A block that can be rendered in parts, each of which parses as a block of that kind. */
export type Divisible = 'list' | 'table' | 'quote'

/** The effect of one line on the top level. */
export interface LineResult {
  /** The line starts a new top-level block; the one before it is complete. */
  readonly begins: BlockKind | undefined
  /** The line could start the next part of the open block. */
  readonly part: Divisible | undefined
  /** No top-level block is open after this line. */
  readonly done: boolean
}

interface Paragraph {
  readonly lines: string[]
}

const NONE: Leaf = { kind: 'none' }
/** Deeper than anything that is rendered; deeper nesting would take quadratic time. */
const MAX_DEPTH = 100

/** Tracks block structure; takes whole lines without their line endings. */
export class BlockScanner {
  containers: Container[] = []
  leaf: Leaf = NONE
  /** The part of the last line that is parsed for inline syntax; undefined if there is none. */
  text: string | undefined
  /** The kind of the open top-level block's list, while that block is a list. */
  private list: string | undefined
  private begins: BlockKind | undefined
  private part: Divisible | undefined
  /** While a line is processed: the depth of its containers, whether those are all, and what it could continue. */
  private depth = 0
  private whole = true
  private paragraph: Paragraph | undefined
  private table = false

  /** Removes the prefixes of the containers that this line continues. */
  matchContainers(line: string): { depth: number; rest: string } {
    const text = expandTabs(line)
    let depth = 0
    let at = 0
    // Computed once for all containers that share the indentation.
    let ink = indentOf(text)
    for (const container of this.containers) {
      const blank = ink === text.length
      if (container.kind === 'quote') {
        if (ink - at > 3 || text[ink] !== '>') break
        at = text[ink + 1] === ' ' ? ink + 2 : ink + 1
        ink = indentOf(text, at)
      } else if (blank) {
        if (container.kind === 'item' && container.hollow) break
        at = ink
      } else {
        const width = container.kind === 'item' ? container.width : 4
        if (ink - at < width) break
        at += width
      }
      depth++
    }
    return { depth, rest: text.slice(at) }
  }

  /** Processes one whole line. */
  line(line: string): LineResult {
    this.begins = undefined
    this.part = undefined
    this.text = undefined
    const { depth, rest } = this.matchContainers(line)
    const whole = depth === this.containers.length
    const inQuote = depth === 1 && this.containers.length === 1 && this.containers[0]?.kind === 'quote'
    if (inQuote && this.leaf.kind === 'none' && rest.trim() !== '') this.part = 'quote'
    if (!(whole && this.continueVerbatim(rest))) this.startBlocks(rest, depth, whole)
    const done = this.containers.length === 0 && this.leaf.kind === 'none' && this.list === undefined
    return { begins: this.begins, part: this.part, done }
  }

  /** Closes all blocks. */
  reset(): void {
    this.containers = []
    this.leaf = NONE
    this.list = undefined
  }

  private continueVerbatim(rest: string): boolean {
    const leaf = this.leaf
    const indent = indentOf(rest)
    if (leaf.kind === 'fence') {
      if (indent < 4 && closesFence(rest.slice(indent), leaf.fence)) this.leaf = NONE
      return true
    }
    if (leaf.kind === 'html') {
      if (leaf.end === 'blank' ? rest.trim() === '' : leaf.end.test(rest)) this.leaf = NONE
      return true
    }
    return leaf.kind === 'code' && (indent >= 4 || indent === rest.length)
  }

  private startBlocks(line: string, matched: number, whole: boolean): void {
    let rest: string | undefined = line
    this.depth = matched
    this.whole = whole
    this.paragraph = this.leaf.kind === 'paragraph' ? this.leaf : undefined
    this.table = whole && this.leaf.kind === 'table'
    while (rest !== undefined) {
      const indent = indentOf(rest)
      if (indent === rest.length) {
        this.containers.length = this.depth
        this.leaf = NONE
        return
      }
      for (const container of this.containers.slice(0, this.depth))
        if (container.kind === 'item') container.hollow = false
      const text: string = rest.slice(indent)
      if (indent >= 4 && !this.paragraph) {
        this.close('code')
        this.leaf = { kind: 'code' }
        return
      }
      const shallow: boolean = indent < 4 && this.depth < MAX_DEPTH
      const inner: string | undefined = shallow ? this.startContainer(text) : undefined
      if (inner === undefined && indent < 4 && this.startLeaf(text, indent)) return
      const item: string | undefined = inner === undefined && shallow ? this.startItem(text, indent) : undefined
      rest = inner ?? item
      if (rest === undefined) this.takeText(text.trim())
      else if (rest === '' && !text.startsWith('>')) return
    }
  }

  /** Starts a quote or a footnote; returns the text inside it. */
  private startContainer(text: string): string | undefined {
    if (text.startsWith('>')) {
      this.open({ kind: 'quote' }, 'quote')
      return text.startsWith('> ') ? text.slice(2) : text.slice(1)
    }
    const note = footnoteMarker(text)
    if (note === undefined) return undefined
    this.open({ kind: 'note' }, 'note')
    return text.slice(note.length).trimStart()
  }

  /** Starts a leaf other than a paragraph; returns whether it did. */
  private startLeaf(text: string, indent: number): boolean {
    const fence = openingFence(text)
    const end = htmlBlockEnd(text, this.paragraph !== undefined)
    if (isHeading(text)) {
      this.close('heading')
      this.text = text
    } else if (fence) {
      this.close('fence')
      this.leaf = { kind: 'fence', fence, indent }
    } else if (end !== undefined) {
      this.close('html')
      if (end === 'blank' || !end.test(text)) this.leaf = { kind: 'html', end }
    } else if (this.paragraph && this.whole && isSetextUnderline(text)) return this.underline(this.paragraph, text)
    else if (isThematicBreak(text)) this.close('break')
    else return false
    return true
  }

  private underline(paragraph: Paragraph, text: string): boolean {
    const heading = !isOnlyDefinitions(paragraph.lines.join('\n'))
    if (heading) this.leaf = NONE
    else if (text.startsWith('=')) this.leaf = { kind: 'paragraph', lines: [text] }
    else if (isThematicBreak(text)) this.close('break')
    else return false
    return true
  }

  /** Starts a list item; returns the text inside it. */
  private startItem(text: string, indent: number): string | undefined {
    const marker = listMarker(text, this.whole && (this.paragraph !== undefined || this.leaf.kind === 'code'))
    if (!marker) return undefined
    const inner = marker.length + (marker.empty || marker.spaces > 4 ? 1 : marker.spaces)
    this.open({ kind: 'item', marker: marker.kind, width: indent + inner, hollow: marker.empty }, 'list')
    return marker.empty ? '' : text.slice(inner)
  }

  private takeText(text: string): void {
    this.text = text
    if (this.paragraph) {
      const header = this.paragraph.lines.at(-1) ?? ''
      if (this.whole && isTableDelimiter(text, header)) {
        const columns = countCells(text)
        this.leaf = { kind: 'table', head: `${'|a'.repeat(columns)}|\n${text}\n`, columns }
      } else this.paragraph.lines.push(text)
    } else if (this.table) {
      if (this.depth === 0) this.part = 'table'
    } else {
      // Some lists do not interrupt indented code, as if it were a paragraph: the text belongs to the code.
      const stays = this.whole && this.leaf.kind === 'code' && listMarker(text, false) !== undefined
      if (!stays) this.close('paragraph')
      this.leaf = { kind: 'paragraph', lines: [text] }
    }
  }

  /** Closes what this line does not continue, as it starts a block of this kind. */
  private close(kind: BlockKind, marker?: string): void {
    this.containers.length = this.depth
    this.leaf = NONE
    this.paragraph = undefined
    this.table = false
    if (this.depth === 0) this.beginTop(kind, marker)
  }

  private open(container: Container, kind: BlockKind): void {
    this.close(kind, container.kind === 'item' ? container.marker : undefined)
    this.containers.push(container)
    this.depth = this.containers.length
  }

  private beginTop(kind: BlockKind, marker?: string): void {
    // An item of the open list continues that block.
    if (marker !== undefined && this.list === marker) {
      this.part = 'list'
      return
    }
    this.list = marker
    this.begins = kind
  }
}
