/** Reads a growing answer for rendering: its parts in pieces, its texts joined, its sources numbered. */
import { continued } from '@/lib/markdown/parse/left-open'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { type Source, SourceList, type SourcePart } from '@/lib/shared/sources'
import type { GrowingMessage, GrowingPart, GrowingText, GrowingTool } from '@/lib/stream/growing-message'
import { groupParts, isCitation, type PartGroup } from './answer-groups'
import { continuationOpeners } from './continuation-openers'
import { TextJoin } from './text-join'

/** What one piece of an answer shows. */
type PieceContent =
  | { kind: 'text'; text: string; marks: readonly Mark[] }
  | { kind: 'tools'; tools: readonly GrowingTool[] }
  | { kind: 'thinking'; part: GrowingText; text: string }
  | { kind: 'other'; part: GrowingPart | undefined }

/** A piece of an answer: the same object until it changes. */
export type Piece = PieceContent & {
  /** The index of its first part: its identity, as parts are only ever added. */
  at: number
}

/** An answer as far as it has come. */
export interface AnswerView {
  pieces: readonly Piece[]
  /** The sources that its texts name; a source is the same object until it is quoted again. */
  sources: readonly Source[]
  /** The sources' titles: the same array until a source is added. */
  titles: readonly string[]
}

/**
 * The view of one message. A reading costs what is new, and reading again gives the same, so that it is safe while
 * rendering.
 */
export class AnswerReader {
  readonly #message: GrowingMessage
  readonly #known = new Map<number, { revision: number; piece: Piece }>()
  readonly #joins = new Map<number, TextJoin>()
  /** How many parts the fields below were made from. */
  #count = 0
  #openers: ReadonlyMap<number, string> = new Map()
  #numbers: ReadonlyMap<GrowingPart, number> = new Map()
  #sources: readonly Source[] = []
  #titles: readonly string[] = []

  constructor(message: GrowingMessage) {
    this.#message = message
  }

  /** What the message holds now. */
  read(): AnswerView {
    const { parts } = this.#message
    if (parts.length !== this.#count) {
      this.#count = parts.length
      this.#openers = continuationOpeners(parts)
      this.#readSources(parts)
    }
    return {
      pieces: groupParts(parts).map((group) => this.#pieceOf(group)),
      sources: this.#sources,
      titles: this.#titles,
    }
  }

  #readSources(parts: readonly GrowingPart[]): void {
    const list = new SourceList()
    const numbers = new Map<GrowingPart, number>()
    for (const part of parts) {
      if (part.type === 'whole' && isCitation(part)) numbers.set(part, list.add(part.part as SourcePart))
    }
    if (numbers.size === this.#numbers.size) return
    this.#numbers = numbers
    this.#sources = list.sources.map((source, at) => {
      const before = this.#sources[at]
      // Sources are only ever added, and so are the quotes of each.
      return before?.quotes.length === source.quotes.length ? before : source
    })
    if (this.#sources.length !== this.#titles.length) this.#titles = this.#sources.map(({ title }) => title)
  }

  #pieceOf(group: PartGroup): Piece {
    const { at, revision } = group
    const known = this.#known.get(at)
    if (known?.revision === revision) return known.piece
    const piece = { at, ...this.#contentOf(group) }
    this.#known.set(at, { revision, piece })
    return piece
  }

  #contentOf({ at, kind, parts }: PartGroup): PieceContent {
    if (kind === 'tools') return { kind, tools: parts.filter((part) => part.type === 'tool') }
    if (kind === 'text') return { kind, ...this.#textOf(at, parts) }
    const [part] = parts
    return part?.type === 'reasoning' ? { kind: 'thinking', part, ...this.#textOf(at, parts) } : { kind, part }
  }

  /** A text after a continuation begins by opening the code or the formula that was being written. */
  #textOf(at: number, parts: readonly GrowingPart[]): { text: string; marks: readonly Mark[] } {
    const join = this.#joins.get(at) ?? new TextJoin()
    this.#joins.set(at, join)
    const joined = join.read(parts, this.#numbers)
    const text = continued(this.#openers.get(at) ?? '', joined.text)
    const by = text.length - joined.text.length
    return { text, marks: by === 0 ? joined.marks : joined.marks.map((mark) => ({ ...mark, at: mark.at + by })) }
  }
}
