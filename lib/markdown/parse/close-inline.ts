/** Completes the inline syntax of text that is still being written, for display. */

import { findFormula, marksAt } from './find-formula'
import { flanking } from './flanking'
import { findImageOrLinkEnd, hasUnclosedTag } from './inline-spans'

interface Opener {
  readonly marks: string
  /** Where in the output the marks begin. */
  readonly at: number
  count: number
}

/** Nobody means more emphasis than this; completing it would create nesting that is not there. */
const MAX_OPENERS = 30

const GROWING = { isFinal: false, isQuoted: false, standsAlone: () => true }

const SPECIAL = /[\\`<&$![\]*_~]/g

/** Matches closing marks with openers; returns how many marks found none. */
function closeMarks(openers: Opener[], char: string, size: number): number {
  let rest = size
  while (rest > 0) {
    const at = openers.findLastIndex((opener) => opener.marks === char && (char !== '~' || opener.count === size))
    const opener = openers[at]
    if (!opener) return rest
    const used = char === '~' ? size : Math.min(rest, opener.count, 2)
    opener.count -= used
    rest -= used
    openers.length = opener.count > 0 ? at + 1 : at
  }
  return 0
}

class InlineCloser {
  private out = ''
  private readonly openers: Opener[] = []
  private readonly brackets: number[] = []
  /** The last run of backticks of each length: keeps the search for a partner linear. */
  private readonly ticks = new Map<number, number>()
  private i = 0

  constructor(private readonly text: string) {
    for (const { 0: run, index } of text.matchAll(/`+/g)) this.ticks.set(run.length, index)
  }

  close(): string {
    const { text } = this
    while (this.i < text.length) {
      if (this.step(text.charAt(this.i))) break
    }
    return this.finish('')
  }

  /** Processes what begins here; returns whether the rest is withheld. */
  private step(char: string): boolean {
    switch (char) {
      case '\\':
        return this.escape()
      case '`':
        return this.code()
      case '<':
        return this.angle()
      case '&':
        return this.entity()
      case '$':
        return this.formula()
      case '!':
      case '[':
        return this.openBracket(char)
      case ']':
        return this.closeBracket()
      case '*':
      case '_':
      case '~':
        return this.marks(char)
      default:
        return this.plain()
    }
  }

  /** Copies up to `end`. */
  private copyTo(end: number): false {
    this.out += this.text.slice(this.i, end)
    this.i = end
    return false
  }

  private plain(): false {
    SPECIAL.lastIndex = this.i + 1
    return this.copyTo(SPECIAL.exec(this.text)?.index ?? this.text.length)
  }

  private escape(): boolean {
    const next = this.text.charAt(this.i + 1)
    if (next === '') return true
    if (next === '(' || next === '[') return this.formula()
    return this.copyTo(this.i + 2)
  }

  private code(): boolean {
    const run = /^`+/.exec(this.text.slice(this.i))?.[0] ?? '`'
    const after = this.i + run.length
    if (after === this.text.length) return true
    if ((this.ticks.get(run.length) ?? -1) > this.i) {
      const partner = new RegExp(`(?<!\`)${run}(?!\`)`, 'g')
      partner.lastIndex = after
      const match = partner.exec(this.text)
      if (match) return this.copyTo(match.index + run.length)
    }
    let end = this.text.length
    while (this.text[end - 1] === '`') end--
    const content = this.text.slice(after, end).trimEnd()
    if (content.trim() === '') return true
    this.out += run + content
    this.out = this.finish(content.endsWith('`') ? ` ${run}` : run)
    this.openers.length = 0
    this.brackets.length = 0
    return true
  }

  private angle(): boolean {
    if (hasUnclosedTag(this.text, this.i)) return true
    const tag = /^<[A-Za-z/!?][^<>]*>/.exec(this.text.slice(this.i, this.i + 2000))?.[0]
    return this.copyTo(this.i + (tag?.length ?? 1))
  }

  private entity(): boolean {
    return /^&[#\w]{0,9}$/.test(this.text.slice(this.i, this.i + 12)) || this.copyTo(this.i + 1)
  }

  private formula(): boolean {
    const { text, i } = this
    const match = findFormula(text, i, GROWING)
    if (match === 'open') return true
    // Code inside wins, as the parser finds it first.
    const isFormula = match !== undefined && !text.slice(i, match.end).includes('`')
    return this.copyTo(isFormula ? match.end : i + marksAt(text, i).length)
  }

  private openBracket(char: string): boolean {
    const { text, i } = this
    if (char === '!') {
      if (i + 1 === text.length) return true
      if (text[i + 1] !== '[') return this.copyTo(i + 1)
      const end = findImageOrLinkEnd(text, i + 1)
      if (end === undefined) return true
      return this.copyTo(end)
    }
    if (text[i + 1] === '^') {
      const note = /^\[\^[^\s[\]]*(\]|$)/.exec(text.slice(i, i + 220))
      if (note) return note[1] === '' || this.copyTo(i + note[0].length)
    }
    if (i + 1 === text.length) return true
    // After a word, a bracket is indexing more often than a link.
    if (!/\w/.test(text.charAt(i - 1))) this.brackets.push(this.out.length)
    return this.copyTo(i + 1)
  }

  private closeBracket(): boolean {
    const at = this.brackets.pop()
    if (at === undefined) return this.copyTo(this.i + 1)
    const next = this.text.charAt(this.i + 1)
    if (next === '(' || next === '[') {
      const end = findImageOrLinkEnd(this.text, this.i, true)
      if (end !== undefined) return this.copyTo(end)
    } else if (next !== '') return this.copyTo(this.i + 1)
    // Not known yet whether this is a link: only its text is shown.
    this.dropBracket(at)
    return true
  }

  private dropBracket(at: number): void {
    this.out = this.out.slice(0, at) + this.out.slice(at + 1)
    for (const [index, opener] of this.openers.entries())
      if (opener.at > at) this.openers[index] = { ...opener, at: opener.at - 1 }
  }

  private marks(char: string): boolean {
    const { text, i } = this
    let end = i + 1
    while (text[end] === char) end++
    if (end === text.length) return true
    const size = end - i
    const before = text.charAt(i - 1)
    const { opens, closes } = flanking(text, i, end)
    const skip = char === '~' && size !== 2
    const left = closes && !skip ? closeMarks(this.openers, char, size) : size
    // A lone mark between two letters or digits is usually meant literally.
    const inside = /\w/.test(before) && /\w/.test(text.charAt(end)) && size === 1
    if (opens && !skip && !inside && left > 0)
      this.openers.push({ marks: char, at: this.out.length + size - left, count: left })
    return this.copyTo(end)
  }

  /** The output with everything closed; `code` closes a code span first. */
  private finish(code: string): string {
    for (const at of this.brackets.splice(0).reverse()) if (this.out.length - at < 300) this.dropBracket(at)
    let out = code === '' ? this.out.trimEnd() : this.out + code
    if (this.openers.length > MAX_OPENERS) return out
    for (const opener of this.openers.toReversed()) {
      const end = opener.at + opener.count
      if (out.slice(end).trim() === '') out = out.slice(0, opener.at).trimEnd()
      else out += opener.marks.repeat(opener.count)
    }
    return out
  }
}

/** Completes the text of one paragraph, heading or table cell. */
export function closeInline(text: string): string {
  return new InlineCloser(text).close()
}
