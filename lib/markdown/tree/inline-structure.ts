/** The inline syntax of a paragraph, a heading or a cell that takes precedence over formulas. */

import { bareLinkReach } from './bare-links'

/** A range of a text. */
export interface Range {
  readonly from: number
  readonly to: number
}

interface Link extends Range {
  /** Where its text ends and its address begins. */
  readonly textEnd: number
  /** Its address looks like a URL; `[0](x)` is more likely an index and an argument. */
  readonly leads: boolean
}

const TAG =
  /^<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+|!--[^>]*--|\/?[A-Za-z][A-Za-z\d-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?)>/
const ADDRESS =
  /^\(\s*(?:(?:<[^<>\n]*>|(?:[^\s()<]+|(?=\())(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*|(?<=\s)(?:"[^"]*"|'[^']*'|\([^()]*\))\s*)?\)/
const SPECIAL = /[\\`<[\]hw]/gi
const MAX_LOOK = 2000

/** The inline structure of one text. */
export class InlineStructure {
  /** Code and bare URLs, which no formula contains. */
  private readonly whole: Range[] = []
  /** Tags and link addresses, in which no formula begins or ends. */
  private readonly closed: Range[] = []
  private readonly links: Link[] = []
  /** The last run of backticks of each length: keeps the search for a partner linear. */
  private readonly ticks = new Map<number, number>()

  constructor(private readonly text: string) {
    for (const { 0: run, index } of text.matchAll(/`+/g)) this.ticks.set(run.length, index)
    this.read()
  }

  /** The end of the code, tag or address that contains an offset. */
  passed(at: number): number | undefined {
    const range = this.whole.find(({ from, to }) => from <= at && at < to)
    return (range ?? this.closed.find(({ from, to }) => from <= at && at < to))?.to
  }

  /** Whether a formula may span a range. */
  allows(from: number, to: number): boolean {
    if (this.whole.some((range) => range.from < to && range.to > from)) return false
    if (this.closed.some((range) => range.from < to && range.to > to)) return false
    return this.links.every((link) => {
      if (link.to <= from || link.from >= to) return true
      return from > link.from ? to <= link.textEnd : to >= link.to && !link.leads
    })
  }

  private read(): void {
    const { text } = this
    const brackets: number[] = []
    for (let i = 0; i < text.length; ) {
      SPECIAL.lastIndex = i
      i = SPECIAL.exec(text)?.index ?? text.length
      const char = text.charAt(i)
      if (char === '\\') i += 2
      else if (char === '`') i = this.codeEnd(i)
      else if (char === '<') i = this.tagEnd(i)
      else if (char === '[') brackets.push(i++)
      else if (char === ']') i = this.linkEnd(brackets.pop(), i)
      else if (char !== '') i = this.addressEnd(i)
    }
  }

  private tagEnd(from: number): number {
    const tag = TAG.exec(this.text.slice(from, from + MAX_LOOK))?.[0]
    if (tag === undefined) return from + 1
    const to = from + tag.length
    const list = /^<[^\s>]*[:@]/.test(tag) ? this.whole : this.closed
    list.push({ from, to })
    return to
  }

  private addressEnd(from: number): number {
    // After a brace it is the argument of a TeX command.
    const isWithin = /[\w{]/.test(this.text.charAt(from - 1))
    const length = isWithin ? 0 : bareLinkReach(this.text.slice(from, from + MAX_LOOK))
    if (length > 0) this.whole.push({ from, to: from + length })
    return from + Math.max(1, length)
  }

  private codeEnd(from: number): number {
    const { text } = this
    let after = from + 1
    while (text[after] === '`') after++
    const run = text.slice(from, after)
    if ((this.ticks.get(run.length) ?? -1) <= from) return after
    const partner = new RegExp(`(?<!\`)${run}(?!\`)`, 'g')
    partner.lastIndex = after
    const match = partner.exec(text)
    if (!match) return after
    this.whole.push({ from, to: match.index + run.length })
    return match.index + run.length
  }

  private linkEnd(from: number | undefined, textEnd: number): number {
    const address = from === undefined ? undefined : ADDRESS.exec(this.text.slice(textEnd + 1, textEnd + MAX_LOOK))?.[0]
    if (from === undefined || address === undefined) return textEnd + 1
    const to = textEnd + 1 + address.length
    this.links.push({ from, textEnd, to, leads: /[:/#.?]/.test(address) })
    if (/[:/#.?]/.test(address)) this.closed.push({ from: textEnd, to })
    return to
  }
}
