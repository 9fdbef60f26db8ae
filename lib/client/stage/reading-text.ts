/**
 * Reads the Markdown of an answer as it grows, and finds out what a person could read of it so far. Each character is read
 * once.
 */

/** The characters of a line on the page, roughly: a longer line counts before it ends. */
const LINE_LENGTH = 72

const WORD = /[\p{L}\p{N}\p{M}]/u
/** Scripts without spaces: each character counts, as in word processors. */
const ALONE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{Extended_Pictographic}]/u
/** Between two letters or digits these belong to the word. */
const INSIDE = new Set(["'", '’', '.', ',', '-'])

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/

/** What there is to read. */
export class ReadingText {
  /** Words that have begun. */
  words = 0
  hasLine = false
  /** Whether a paragraph, or a list, a table or code, can be read to its end. Headings do not count. */
  hasParagraph = false

  #line = ''
  #lineHasWord = false
  #blockHasWord = false
  #isFenced = false
  /** Whether the character before was in a word, or one that belongs to a word if another letter follows. */
  #before: 'word' | 'inside' | 'other' = 'other'
  #last = ''
  #isTarget = false

  add(text: string): void {
    for (const character of text) {
      if (character === '\n') this.#endLine()
      else {
        this.#count(character)
        this.#line += character
        if (this.#lineHasWord && this.#line.length >= LINE_LENGTH) this.hasLine = true
      }
      this.#last = character
    }
  }

  /** Something else comes between this text and the next. */
  endBlock(): void {
    if (this.#line !== '') this.#endLine()
    this.#isFenced = false
    this.#endLine()
  }

  #count(character: string): void {
    // Nobody reads the address of a link.
    if (character === '(' && this.#last === ']') this.#isTarget = true
    if (character === ')') this.#isTarget = false
    if (this.#isTarget || FENCE.test(this.#line)) return
    if (ALONE.test(character)) {
      this.#begin()
      this.#before = 'other'
    } else if (WORD.test(character)) {
      if (this.#before === 'other') this.#begin()
      this.#before = 'word'
    } else this.#before = this.#before === 'word' && INSIDE.has(character) ? 'inside' : 'other'
  }

  #begin(): void {
    this.words += 1
    this.#lineHasWord = true
  }

  #endLine(): void {
    const line = this.#line
    if (this.#lineHasWord) this.hasLine = true
    if (FENCE.test(line)) {
      this.#isFenced = !this.#isFenced
      if (!this.#isFenced) this.#endParagraph()
    } else if (this.#isFenced) {
      this.#blockHasWord ||= this.#lineHasWord
    } else if (line.trim() === '' || HEADING.test(line)) this.#endParagraph()
    else this.#blockHasWord ||= this.#lineHasWord
    this.#line = ''
    this.#lineHasWord = false
    this.#before = 'other'
    this.#isTarget = false
  }

  #endParagraph(): void {
    if (this.#blockHasWord) this.hasParagraph = true
    this.#blockHasWord = false
  }
}
