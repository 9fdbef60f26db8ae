/**
 * Text as n-grams, for a search that finds parts of words and languages without spaces: three letters each, two where a
 * letter is a word by itself, and pairs around signs, for names such as `C++` and `node.js`. Stored as lexemes of a
 * tsvector and queried with a tsquery, so that any Postgres will do.
 */

import { inOneGo, type Steps } from '@/lib/shared/steps'
import { normalized } from '@/lib/shared/text/normalized'

// The rest of a longer text is not indexed: 100,000 characters are a book's chapter.
const MAX_CHARACTERS = 100_000
// A chapter has some five thousand, a Chinese one twenty thousand. Each is an index lookup: a text of nothing but new
// terms would occupy the embedded database's one connection for seconds.
const MAX_LETTER_TERMS = 20_000
// Ordinary texts have a few hundred; a tsvector is limited to a megabyte.
const MAX_SIGN_TERMS = 5_000
const MAX_TERMS = 12

/** Words of a text that one step processes. */
const A_STEP = 500

const RUN = /[\p{L}\p{N}\p{M}]+/gu
const DENSE =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+)/u
const SIGN = /[\p{P}\p{S}]/u
/** Signs that are words by themselves: emoji, currencies, mathematics. */
const LONE_SIGN = /(?![\0-\x7F])\p{S}/u

const PAIRED = /[\ud800-\udfff]/

/** Adjacent letters, and how many of them make a term. */
interface Run {
  /** The text itself when each letter is one code unit: a list of letters would cost ten times as much. */
  letters: string | string[]
  size: 2 | 3
}

/** Normalises texts that read alike: case, width, composition and the shape of quotes and hyphens do not matter. */
export function normalizeForSearch(text: string): string {
  const form = normalized(text, 'NFKC').toLowerCase()
  // Greek final sigma: the end of a query's word may be the middle of a text's word.
  return form
    .replaceAll('ς', 'σ')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2010-\u2012]/g, '-')
    .replace(/[\uFE0E\uFE0F]/g, '')
}

/** Whether a character is a letter or a digit of a script that has spaces between words. */
export function isSpaced(char: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(char) && !DENSE.test(char)
}

/** Whether a character is a sign: neither a letter nor a space. */
export function isSign(char: string): boolean {
  return SIGN.test(char)
}

/** The words of a query, normalised. */
export function searchWords(query: string): string[] {
  return [...new Set(normalizeForSearch(query).match(RUN) ?? [])]
}

/** The runs of a normalised text, one by one, because few of a long text may be needed. */
function* runsIn(form: string): Generator<Run> {
  for (const [word] of form.matchAll(RUN)) {
    const pieces = DENSE.test(word) ? word.split(DENSE) : [word]
    for (const piece of pieces) {
      if (piece === '') continue
      yield { letters: PAIRED.test(piece) ? [...piece] : piece, size: DENSE.test(piece) ? 2 : 3 }
    }
  }
}

const runsOf = (text: string): Run[] => [...runsIn(normalizeForSearch(text))]

function termAt(letters: Run['letters'], from: number, to: number): string {
  return typeof letters === 'string' ? letters.slice(from, to) : letters.slice(from, to).join('')
}

/** The n-grams of a text, each once. Those at the end of a word are shorter, for queries that are. */
export function searchTerms(text: string): string[] {
  return inOneGo(searchTermSteps(text))
}

function* searchTermSteps(text: string): Steps<string[]> {
  let done = 0
  const terms = new Set<string>()
  // Cut before and after: some letters normalise to eighteen.
  const form = normalizeForSearch(text.slice(0, MAX_CHARACTERS)).slice(0, MAX_CHARACTERS)
  for (const { letters, size } of runsIn(form)) {
    for (let at = 0; at < letters.length && terms.size < MAX_LETTER_TERMS; at += 1) {
      terms.add(termAt(letters, at, at + size))
    }
    if (terms.size >= MAX_LETTER_TERMS) break
    done += 1
    if (done % A_STEP === 0) yield
  }
  yield
  const max = terms.size + MAX_SIGN_TERMS
  for (const term of signTerms(form)) {
    if (terms.size >= max) break
    terms.add(term)
  }
  return [...terms]
}

/** Pairs of characters of which one is a sign, signs that are words, and words of one letter, which have spaces around. */
function* signTerms(form: string): Generator<string> {
  let before = ''
  for (const char of form) {
    const signs = isSign(char)
    if (!signs && !/[\p{L}\p{N}\p{M}]/u.test(char)) {
      before = ''
      continue
    }
    if (before !== '' && (signs || isSign(before))) yield before + char
    if (signs && LONE_SIGN.test(char)) yield char
    before = char
  }
  for (const { letters, size } of runsIn(form)) if (letters.length === 1 && size === 3) yield ` ${letters[0]} `
}

/** A Postgres array literal of the terms. */
export function termsLiteral(text: string): string {
  return inOneGo(termsLiteralSteps(text))
}

/** The same in steps: a chapter takes 30 ms. */
export function* termsLiteralSteps(text: string): Steps<string> {
  const terms = yield* searchTermSteps(text)
  yield
  return `{${terms.map((term) => `"${term.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** The tsquery for a query; undefined when there is nothing to search for. */
export function searchQuery(query: string): string | undefined {
  const wanted = new Set<string>()
  for (const { letters, size } of runsOf(query).slice(0, MAX_TERMS)) {
    if (letters.length < size) wanted.add(`'${termAt(letters, 0, size)}':*`)
    for (let at = 0; at + size <= letters.length; at += 1) wanted.add(`'${termAt(letters, at, at + size)}'`)
  }
  return joined(wanted)
}

/** The same for exact matches of words with signs, and for words of one letter. */
export function exactQuery(words: readonly string[]): string | undefined {
  const wanted = new Set<string>()
  for (const word of words.slice(0, MAX_TERMS)) {
    const form = normalizeForSearch(word)
    for (const term of signTerms(form)) wanted.add(quoted(term))
    for (const { letters, size } of runsIn(form)) {
      for (let at = 0; at + size <= letters.length; at += 1) wanted.add(quoted(termAt(letters, at, at + size)))
    }
  }
  return joined(wanted)
}

const quoted = (term: string) => `'${term.replace(/['\\]/g, '$&$&')}'`
const joined = (terms: ReadonlySet<string>) => (terms.size === 0 ? undefined : [...terms].join(' & '))

/** A query in two halves: one for the index, and one that checks the rows it finds. */
export interface SplitQuery {
  indexed: string
  checked: string | undefined
}

// This many together match few rows, even when each matches most.
const ENOUGH_TERMS = 8

/**
 * A prefix such as `to…` makes the index gather all rows of every term with it. When whole terms are enough to find few
 * rows, prefixes are checked in those. `letters` are words of one letter that must match whole.
 */
export function splitQuery(query: string, letters: readonly string[] = []): SplitQuery | undefined {
  const wanted = [searchQuery(query), ...letters.map(quoted)].filter((each) => each !== undefined)
  if (wanted.length === 0) return undefined
  const terms = wanted.join(' & ').split(' & ')
  const whole = terms.filter((term) => !term.endsWith(':*'))
  if (whole.length < ENOUGH_TERMS || whole.length === terms.length) {
    return { indexed: terms.join(' & '), checked: undefined }
  }
  return { indexed: whole.join(' & '), checked: terms.filter((term) => term.endsWith(':*')).join(' & ') }
}
