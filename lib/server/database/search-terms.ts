/**
 * Text as n-grams, for a search that finds parts of words and languages without spaces: three letters each, two where a
 * letter is a word by itself. Kept as lexemes of a tsvector and asked for as a tsquery, so any Postgres will do.
 */

// Beyond this a text is not searched: 100,000 characters are a book's chapter.
const MAX_CHARACTERS = 100_000
const MAX_TERMS = 12

const RUN = /[\p{L}\p{N}\p{M}]+/gu
const DENSE =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+)/u

interface Run {
  letters: string[]
  size: 2 | 3
}

/** One form for texts that read alike: case, width and composition do not matter. */
export function normalizeForSearch(text: string): string {
  // Greek writes one of its letters in another way where a word ends, which the middle of a word is for some query.
  return text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ')
}

/** The words of a query, in the form of texts to be searched. */
export function searchWords(query: string): string[] {
  return [...new Set(normalizeForSearch(query).match(RUN) ?? [])]
}

function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const [word] of normalizeForSearch(text).matchAll(RUN)) {
    for (const piece of word.split(DENSE)) {
      if (piece !== '') runs.push({ letters: [...piece], size: DENSE.test(piece) ? 2 : 3 })
    }
  }
  return runs
}

/** The n-grams of a text, each once. Those at the end of a word are shorter: they serve queries that are. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const { letters, size } of runsOf(text.slice(0, MAX_CHARACTERS))) {
    for (let at = 0; at < letters.length; at += 1) terms.add(letters.slice(at, at + size).join(''))
  }
  return [...terms]
}

/** A Postgres array literal of the terms; they hold letters and digits only. */
export function termsLiteral(text: string): string {
  return `{${searchTerms(text)
    .map((term) => `"${term}"`)
    .join(',')}}`
}

/** What is searched for, as a tsquery; undefined when there is nothing to search for. */
export function searchQuery(query: string): string | undefined {
  const wanted = new Set<string>()
  for (const { letters, size } of runsOf(query).slice(0, MAX_TERMS)) {
    if (letters.length < size) wanted.add(`'${letters.join('')}':*`)
    for (let at = 0; at + size <= letters.length; at += 1) wanted.add(`'${letters.slice(at, at + size).join('')}'`)
  }
  return wanted.size === 0 ? undefined : [...wanted].join(' & ')
}

/** A query in two halves: what the index is asked for, and what is looked up in the rows that it finds. */
export interface SplitQuery {
  indexed: string
  checked: string | undefined
}

// So many together stand in few rows, even when each stands in most.
const ENOUGH_TERMS = 8

/**
 * A beginning such as `to…` makes the index gather all rows of every term that begins so. Where whole terms are enough
 * to find few rows, the beginnings are looked for in those.
 */
export function splitQuery(query: string): SplitQuery | undefined {
  const all = searchQuery(query)
  const terms = all?.split(' & ') ?? []
  const whole = terms.filter((term) => !term.endsWith(':*'))
  if (all === undefined) return undefined
  if (whole.length < ENOUGH_TERMS || whole.length === terms.length) return { indexed: all, checked: undefined }
  return { indexed: whole.join(' & '), checked: terms.filter((term) => term.endsWith(':*')).join(' & ') }
}
