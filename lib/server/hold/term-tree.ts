/** Finds all entries of all word lists in one walk over a text. */
import { fold } from './fold-text'

/** An entry found in a folded text; `value` is what it was added with. */
export interface Found<Value> {
  start: number
  end: number
  value: Value
}

interface Entry<Value> {
  value: Value
  length: number
  isOpenAtStart: boolean
  isOpenAtEnd: boolean
}

const SPACE = 32
// Han, kana: no spaces between words. Hangul: particles follow.
const isUnspaced = (code: number) => (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)
const isHangul = (code: number) => code >= 0xac00 && code <= 0xd7a3
const isArabic = (code: number) => code >= 0x0620 && code <= 0x06d3
const isHebrew = (code: number) => code >= 0x05d0 && code <= 0x05ea
/** Letters that Arabic and Hebrew write together with the next word, and those that follow one. */
const BEFORE_WORDS = new Set('وفبلكاسהובלמשכ')
const AFTER_WORDS = new Set('هايكنمتوיהוךםןתנ')
const MAX_BEFORE = 3
const MAX_AFTER = 3
/** Endings of words in Latin script; short words have none, since they would become others. */
const ENDINGS = new Set(['', 's', 'es', 'e', 'n', 'en', 'er'])
const MIN_LENGTH_FOR_ENDING = 4

/** A tree of entries, letter by letter. Entries are `word`, `two words`, `begin*`, `*end` or `*part*`. */
export class TermTree<Value> {
  // Children are linked lists in flat arrays: a hundred thousand small maps would take much memory.
  private readonly firstChild: number[] = [0]
  private readonly nextSibling: number[] = [0]
  private readonly codes: number[] = [0]
  private readonly entries = new Map<number, Entry<Value>[]>()
  private readonly roots = new Map<number, number>()
  /** Letters compared since it was made. */
  steps = 0

  /** Without `endings` a word of a list is no beginning of a longer one: `loan` is not found in `loans`. */
  constructor(private readonly endings = true) {}

  /** Adds an entry as it is written in a list. */
  add(written: string, value: Value): void {
    const term = fold(written.replaceAll('*', ''))
    const first = term.charCodeAt(0)
    if (Number.isNaN(first)) return
    let node = 0
    for (let at = 0; at < term.length; at++)
      node = this.child(node, term.charCodeAt(at)) ?? this.grow(node, term.charCodeAt(at))
    const entry = {
      value,
      length: term.length,
      isOpenAtStart: written.startsWith('*') || isUnspaced(first),
      isOpenAtEnd: written.endsWith('*') || isUnspaced(first) || isHangul(first),
    }
    this.entries.set(node, [...(this.entries.get(node) ?? []), entry])
  }

  /** All entries in a folded text, in order. The work is at most the text's length times that of the longest entry. */
  find(text: string): Found<Value>[] {
    const found: Found<Value>[] = []
    for (let start = 0; start < text.length; start++) {
      if (text.charCodeAt(start) === SPACE) continue
      const isStart = isWordStart(text, start)
      let node: number | undefined = 0
      for (let end = start; end < text.length; end++) {
        node = this.child(node, text.charCodeAt(end))
        if (node === undefined) break
        for (const entry of this.entries.get(node) ?? []) {
          if (!(isStart || entry.isOpenAtStart)) continue
          if (entry.isOpenAtEnd || isWordEnd(text, end + 1, this.endings ? entry.length : 0))
            found.push({ start, end: end + 1, value: entry.value })
        }
      }
    }
    return found
  }

  private child(node: number, code: number): number | undefined {
    if (node === 0) {
      this.steps++
      return this.roots.get(code)
    }
    let at = this.firstChild[node] ?? 0
    while (at !== 0 && this.codes[at] !== code) {
      this.steps++
      at = this.nextSibling[at] ?? 0
    }
    this.steps++
    return at === 0 ? undefined : at
  }

  private grow(node: number, code: number): number {
    const made = this.codes.length
    this.codes.push(code)
    this.firstChild.push(0)
    if (node === 0) {
      this.nextSibling.push(0)
      this.roots.set(code, made)
    } else {
      this.nextSibling.push(this.firstChild[node] ?? 0)
      this.firstChild[node] = made
    }
    return made
  }
}

function isWordStart(text: string, start: number): boolean {
  const code = text.charCodeAt(start)
  let at = start - 1
  if (isArabic(code) || isHebrew(code)) while (start - at <= MAX_BEFORE && BEFORE_WORDS.has(text.charAt(at))) at--
  return at < 0 || text.charCodeAt(at) === SPACE
}

function isWordEnd(text: string, end: number, length: number): boolean {
  const code = text.charCodeAt(end)
  if (end >= text.length || code === SPACE) return true
  if (isArabic(code) || isHebrew(code)) {
    let at = end
    while (at - end < MAX_AFTER && AFTER_WORDS.has(text.charAt(at))) at++
    return length >= 3 && (at >= text.length || text.charCodeAt(at) === SPACE)
  }
  if (length < MIN_LENGTH_FOR_ENDING) return false
  const next = text.slice(end, end + 3)
  const space = next.indexOf(' ')
  return space > 0 && ENDINGS.has(next.slice(0, space))
}
