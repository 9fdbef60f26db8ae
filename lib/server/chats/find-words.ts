/** Whether a text contains the words of a query, and a snippet around them. */
import { isSign, isSpaced, normalizeForSearch } from '@/lib/server/database/search/search-terms'
import type { TextPiece } from '@/lib/shared/api/chat-list'
import { normalized } from '@/lib/shared/text/normalized'
import { visibleLine } from '@/lib/shared/text/title'

const BEFORE = 40
const AFTER = 160

// A letter is normalised together with its marks, also the voice marks of narrow kana. Runs of plain letters need no
// such care and are taken as one piece.
const PIECES = /[\0-\x7F]+(?![\p{M}\uFF9E\uFF9F])|[\s\S][\p{M}\uFF9E\uFF9F]*/gu

/** A text in its normalised form, with the position of each letter in the original. */
interface SearchableText {
  read: string
  compared: string
  /** For each letter of `compared`, and for its end, the position in `read`. */
  places: number[]
}

function searchableOf(text: string): SearchableText {
  const read = normalized(text, 'NFC')
  const places: number[] = []
  let compared = ''
  for (const { 0: piece, index } of read.matchAll(PIECES)) {
    const form = normalizeForSearch(piece)
    const isPlain = piece.charCodeAt(0) < 0x80 && form.length === piece.length
    for (let at = 0; at < form.length; at += 1) places.push(isPlain ? index + at : index)
    compared += form
  }
  places.push(read.length)
  return { read, compared, places }
}

/** Words that a text must contain; some must not touch other letters. */
export interface Reading {
  words: readonly string[]
  whole: ReadonlySet<string>
}

/** The positions of the words in the original text, in order and without overlap; undefined when one is missing. */
function hitsOf(
  { compared, places }: SearchableText,
  { words, whole }: Reading,
): Array<[from: number, to: number]> | undefined {
  const hits: Array<[number, number]> = []
  for (const word of words) {
    const before = hits.length
    for (let at = compared.indexOf(word); at !== -1; at = compared.indexOf(word, at + word.length)) {
      if (whole.has(word) && !isWhole(compared, at, at + word.length)) continue
      const from = places[at] ?? 0
      // A letter that was normalised to several ends with the last of them.
      let end = at + word.length
      while (end < places.length - 1 && places[end] === places[end - 1]) end += 1
      hits.push([from, places[end] ?? from])
    }
    if (hits.length === before) return undefined
  }
  hits.sort(([a], [b]) => a - b)
  let reached = -1
  return hits.filter(([from, to]) => {
    if (from < reached) return false
    reached = to
    return true
  })
}

/** Whether no word crosses a position. Letters of scripts without spaces are words by themselves. */
function isWhole(text: string, from: number, to: number): boolean {
  const isJoined = (inner: string, outer: string) => isSpaced(outer) && (isSpaced(inner) || isSign(inner))
  return !isJoined(charAt(text, from), charBefore(text, from)) && !isJoined(charBefore(text, to), charAt(text, to))
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function charBefore(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
}

function piecesOf(read: string, hits: ReadonlyArray<[number, number]>, from: number, to: number): TextPiece[] {
  const pieces: TextPiece[] = []
  const add = (text: string, isHit: boolean) => {
    const line = isHit ? visibleLine(text) : readable(text)
    if (line !== '') pieces.push({ text: line, isHit })
  }
  let at = from
  for (const [start, end] of hits) {
    if (start < at || end > to) continue
    add(read.slice(at, start), false)
    add(read.slice(start, end), true)
    at = end
  }
  add(read.slice(at, to), false)
  return pieces
}

/** Removes Markdown that only styles words. */
function readable(text: string): string {
  return visibleLine(text.replace(/\*{2,3}|`+|^#{1,6}\s|\n#{1,6}\s|\|/gu, ' '))
}

/** A text that matches one of several readings of a query. */
export interface Match {
  pieces: TextPiece[]
  /** The index of the reading. */
  rank: number
}

/** A short text with all hits marked, by the first reading that matches; undefined when none does. */
export function markReading(text: string, readings: readonly Reading[]): Match | undefined {
  return matchOf(text, readings, ({ read }, hits) => piecesOf(read, hits, 0, read.length))
}

/** The same as a snippet around the first hit. */
export function snippetReading(text: string, readings: readonly Reading[]): Match | undefined {
  return matchOf(text, readings, snippetAround)
}

/** A short text with all hits marked; undefined when a word is missing. */
export function markWords(text: string, words: readonly string[]): TextPiece[] | undefined {
  return markReading(text, [{ words, whole: NONE }])?.pieces
}

/** Some words around the first hit, with the hits marked; undefined when a word is missing. */
export function snippetOf(text: string, words: readonly string[]): TextPiece[] | undefined {
  return snippetReading(text, [{ words, whole: NONE }])?.pieces
}

const NONE: ReadonlySet<string> = new Set()

type Hits = ReadonlyArray<[number, number]>

function matchOf(
  text: string,
  readings: readonly Reading[],
  show: (searchable: SearchableText, hits: Hits) => TextPiece[],
): Match | undefined {
  const searchable = searchableOf(text)
  for (const [rank, reading] of readings.entries()) {
    const hits = hitsOf(searchable, reading)
    if (hits && hits.length > 0) return { pieces: show(searchable, hits), rank }
  }
  return undefined
}

function snippetAround({ read }: SearchableText, hits: Hits): TextPiece[] {
  const [start = 0, end = 0] = hits[0] ?? []
  const from = wordEdge(read, Math.max(0, start - BEFORE), start)
  const to = Math.min(read.length, end + AFTER)
  const pieces = piecesOf(read, hits, from, to)
  if (from > 0) pieces.unshift({ text: '…', isHit: false })
  if (to < read.length) pieces.push({ text: '…', isHit: false })
  return pieces
}

/** The next start of a word, so that no snippet begins in the middle of one. */
function wordEdge(text: string, from: number, limit: number): number {
  if (from === 0) return 0
  const space = text.slice(from, limit).search(/\s/u)
  if (space !== -1) return from + space + 1
  // No spaces here: only surrogate pairs must stay whole.
  return /[\uDC00-\uDFFF]/.test(text.charAt(from)) ? from + 1 : from
}
