/** Finds the formula that begins at a place of a paragraph, a heading or a cell, which may still be growing. */

import {
  hasCommand,
  isBracketTex,
  isDisplayTex,
  isDollarTex,
  isDoubleDollarTex,
  isParenthesisTex,
  mayBecomeTex,
} from './tex-or-text'

/** One formula. */
export interface MathSpan {
  readonly tex: string
  readonly display: boolean
}

/** What is known about the text around a formula. */
export interface FormulaContext {
  /** No more text will come. */
  readonly isFinal: boolean
  /** In a quote, formulas do not continue on the next line. */
  readonly isQuoted: boolean
  /** Whether a formula that starts a line can have that line to itself. */
  readonly standsAlone: (lineStart: number) => boolean
}

/** What begins at a delimiter: a formula, something that may become one, or text. */
export type FormulaMatch = { readonly end: number; readonly span: MathSpan } | 'open' | undefined

const MAX_DOLLARS = 1000
const MAX_WIDE = 10_000
/** How much text may wait for the end of a formula before it is shown. */
export const MAX_WITHHELD = 1000
const MAX_WITHHELD_DOLLARS = 100

/** The delimiter that begins here; a run of dollars counts as one. */
export const marksAt = (text: string, at: number) => /^(?:\$+|\\[([])/.exec(text.slice(at, at + 200))?.[0] ?? ''

const NAMES = /\\(?:text|mbox|hbox)/

const CLOSERS: Readonly<Record<string, string>> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' }

/** The offset of the closing delimiter; undefined when something else ends the search, -1 when the text does. */
function findCloser(text: string, from: number, marks: string, isQuoted: boolean): number | undefined {
  const closer = CLOSERS[marks] ?? ''
  const limit = from + (marks === '$' ? MAX_DOLLARS : MAX_WIDE)
  for (let i = from; i < text.length; i++) {
    if (i >= limit) return undefined
    const char = text[i]
    if (char === '\\') {
      const two = text.slice(i, i + 2)
      if (two === closer) return i
      // Nested brackets belong to a sentence, except for formulas inside TeX's text commands.
      if (/^\\[()[\]]$/.test(two) && !marks.startsWith('$') && !NAMES.test(text.slice(from, i))) return undefined
      i++
    } else if (char === '\n') {
      if (isQuoted || /^[ \t]*(?:>|\n)/.test(text.slice(i + 1, i + 20))) return undefined
    } else if (char === '$' && marks.startsWith('$')) {
      const run = marksAt(text, i)
      if (run === closer) return i
      if (run.length > 2 || marks === '$') return undefined
      if (!NAMES.test(text.slice(from, i))) return undefined
    }
  }
  return -1
}

/** Letters that may follow a formula without a space: "the $n$th". */
const ENDINGS = /^(?:st|nd|rd|th|ths|s|D|te[nrs]?|er|i?ème|NN)(?![\w$])/
const ATOM = /^(?:[A-Za-z](?:_(?:[A-Za-z\d]|\{[^{}]*\}))?'*|\d+)$/

const isStrong = (tex: string) => hasCommand(tex) || tex.includes('^')

/** Letters right after a formula make both one word, except for some endings. */
const runsOn = (tex: string, after: string) =>
  /^[A-Za-z\u00c0-\u024f]/.test(after) && !isStrong(tex) && !(ATOM.test(tex) && ENDINGS.test(after))

/** Whether what follows the closing dollar shows money, a variable or a template. */
function isOther(tex: string, after: string): boolean {
  // Underscores at the end of a word are emphasis.
  const next = after.replace(/^_+(?!\w)/, '')
  if (/^[\d$_]/.test(next) || (/[,;]$/.test(tex) && /^\S/.test(next))) return true
  return /^[({]/.test(next) ? !isStrong(tex) : runsOn(tex, next)
}

const isLetter = (char: string) => /^[\w\u00c0-\u024f]$/.test(char)

function isFormula(marks: string, tex: string, before: string, after: string): boolean {
  const joins = !isStrong(tex) && isLetter(before)
  switch (marks) {
    case '$':
      return !/\s$/.test(tex) && !isOther(tex, after) && isDollarTex(tex)
    case '$$':
      return !(joins && tex !== tex.trim()) && (isStrong(tex) || !isLetter(after.charAt(0))) && isDoubleDollarTex(tex)
    case '\\(':
      // After brackets it is a link's address, and before a number a back-reference of a pattern.
      if (joins || before === ']' || runsOn(tex, after) || /^\\[\d{?+|]/.test(after)) return false
      return isParenthesisTex(tex)
    default:
      return !isLetter(before) && !/[\])`]/.test(before) && !/^\\?[([]/.test(after) && isBracketTex(tex)
  }
}

/** Whether a range of the text has its lines to itself; undefined while that is unknown. */
function isAlone(text: string, from: number, end: number, reading: FormulaContext): boolean | undefined {
  const start = text.lastIndexOf('\n', from - 1) + 1
  if (!/^[ \t>]*$/.test(text.slice(start, from)) || !reading.standsAlone(start)) return false
  const after = /^[ \t]*[.,;:]?[ \t]*/.exec(text.slice(end, end + 100))?.[0].length ?? 0
  if (end + after === text.length) return reading.isFinal ? true : undefined
  return text[end + after] === '\n'
}

/** Whether text that is not closed may still become a formula. */
function mayGrow(marks: string, rest: string): boolean {
  if (rest === '') return true
  if (marks !== '$') return rest.length < MAX_WITHHELD && mayBecomeTex(rest)
  // A price is text; anything else may become a formula while it is short and on one line.
  return rest.length < MAX_WITHHELD_DOLLARS && /^[^\s\d`)}\],;:!?@#%&'"/~.][^`\n]*$/.test(rest) && mayBecomeTex(rest)
}

/** Examines the delimiter at a place of a text, which must not be escaped. */
export function findFormula(text: string, from: number, reading: FormulaContext): FormulaMatch {
  const marks = marksAt(text, from)
  const start = from + marks.length
  const { isFinal } = reading
  if (CLOSERS[marks] === undefined) return undefined
  if (marks === '$' && (/[A-Za-z\d\u00c0-\u024f^]/.test(text.charAt(from - 1)) || /\s/.test(text.charAt(start))))
    return undefined
  if (start === text.length) return isFinal ? undefined : 'open'
  const close = findCloser(text, start, marks, reading.isQuoted)
  if (close === undefined) return undefined
  if (close < 0) return !isFinal && mayGrow(marks, text.slice(start)) ? 'open' : undefined
  const tex = text.slice(start, close)
  const end = close + marks.length
  if (tex.trim() === '') return undefined
  const before = text.charAt(from - 1)
  const isInline = isFormula(marks, tex, before, text.slice(end, end + 20))
  const isWide = marks === '\\[' || marks === '$$'
  const alone = isWide ? isAlone(text, from, end, reading) : false
  const isDisplay = alone !== false && isDisplayTex(tex, marks)
  if (alone === undefined && isDisplay !== isInline) return 'open'
  if (!(isDisplay || isInline)) return undefined
  // What follows may show that the delimiter is text; a number is not taken back once it is shown.
  const rest = text.slice(end)
  if (!isFinal && (rest === '' || rest === '\\')) return marks === '$' && /^\d/.test(tex) ? undefined : 'open'
  return { end, span: { tex: tex.trim(), display: isWide } }
}
