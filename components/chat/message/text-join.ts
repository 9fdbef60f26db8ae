/** Joins texts that grow, reading only what is new. */
import { addMark, markedEnd } from '@/lib/markdown/document/text-groups'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import type { GrowingPart } from '@/lib/stream/growing-message'

/** The texts of one group, or one part of thinking, and the marks that citations put into them. */
export class TextJoin {
  #text = ''
  #marks: readonly Mark[] = []
  /** The part that is being read, how many of its pieces were, and up to which part citations were marked. */
  #at = 0
  #pieces = 0
  #marked = 0
  /** Where a mark after the text so far goes. */
  #end = 0
  /** The marks with those that this reading added. */
  #added: Mark[] | undefined

  /** The whole text so far. The marks are a new array only when one was added. */
  read(
    parts: readonly GrowingPart[],
    numbers: ReadonlyMap<GrowingPart, number>,
  ): { text: string; marks: readonly Mark[] } {
    const lastText = parts.findLastIndex(({ type }) => type !== 'whole')
    for (; this.#at < parts.length; this.#at += 1) {
      const part = parts[this.#at]
      if (!part || part.type === 'whole') continue
      this.#mark(parts, this.#at, numbers)
      if (this.#pieces < part.pieces.length) this.#add(part.pieces.slice(this.#pieces).join(''))
      this.#pieces = part.pieces.length
      // More may come.
      if (this.#at >= lastText) break
      this.#pieces = 0
    }
    const current = parts[this.#at]
    // A text's citations all come before its end.
    if (current && current.type !== 'whole' && current.state === 'done') this.#mark(parts, parts.length, numbers)
    this.#marks = this.#added ?? this.#marks
    this.#added = undefined
    return { text: this.#text, marks: this.#marks }
  }

  #add(text: string): void {
    this.#end = markedEnd(this.#end, this.#text.length, text)
    this.#text += text
  }

  /** Marks the text read so far with the citations before a part. */
  #mark(parts: readonly GrowingPart[], end: number, numbers: ReadonlyMap<GrowingPart, number>): void {
    const cited = parts.slice(this.#marked, end).flatMap((part) => numbers.get(part) ?? [])
    this.#marked = Math.max(this.#marked, end)
    if (cited.length === 0) return
    this.#added ??= [...this.#marks]
    for (const number of cited) addMark(this.#added, this.#end, number)
  }
}
