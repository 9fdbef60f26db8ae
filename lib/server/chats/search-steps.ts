/** The steps of a search: first an exact match if the query contains signs, then by its words. */
import {
  exactQuery,
  isSign,
  isSpaced,
  normalizeForSearch,
  type SplitQuery,
  searchWords,
  splitQuery,
} from '@/lib/server/database/search/search-terms'
import type { Reading } from './find-words'

/** One index query, and the ways in which its results may match, best first. */
export interface SearchStep {
  query: SplitQuery
  readings: readonly Reading[]
}

const NONE: ReadonlySet<string> = new Set()
const QUOTES = '"\'«»‹›「」『』《》'
const BRACKETS = ['()', '[]', '{}', '（）', '【】']
const SENTENCE = /(?<![.,;:!?、。])[.,;:!?、。]+$/u

/** The steps for a query; none when there is nothing to search for. */
export function searchSteps(query: string): SearchStep[] {
  const words = [...new Set(normalizeForSearch(query).split(/\s+/u).map(bare))].filter((word) => word !== '')
  const special = new Set(words.filter((word) => [...word].some(isSign) || isLetter(word)))
  const steps: SearchStep[] = []
  const exactly = { words, whole: special }
  const exact = special.size === 0 ? undefined : exactQuery(words)
  const strict = special.size === 0 ? [] : [exactly, { words, whole: NONE }]
  if (exact !== undefined) steps.push({ query: { indexed: exact, checked: undefined }, readings: strict })
  const tight = words.filter(isTight)
  const loose = words.filter((word) => !isTight(word)).join(' ')
  const letters = tight.flatMap(searchWords)
  const index = splitQuery(loose, letters)
  const wanted = [...tight, ...searchWords(loose)]
  // Also finds what was stored before the index had signs.
  if (index) steps.push({ query: index, readings: [...strict, { words: wanted, whole: NONE }] })
  return steps
}

/** A word without surrounding punctuation. */
function bare(word: string): string {
  let text = word
  for (let before = ''; before !== text; ) {
    before = text
    if (QUOTES.includes(text.charAt(0))) text = text.slice(1)
    if (text !== '' && QUOTES.includes(text.slice(-1))) text = text.slice(0, -1)
    for (const [open = '', close = ''] of BRACKETS) {
      const isWrapped = text.startsWith(open) && text.indexOf(close) === text.length - 1
      if (isWrapped || (text.startsWith(open) && !text.includes(close))) text = text.slice(1)
      if (text.endsWith(close) && !text.includes(open)) text = text.slice(0, -1)
    }
    text = text.replace(SENTENCE, '').replace(/^[,;、。]+/u, '')
  }
  return text
}

const isLetter = (word: string) => [...word].length === 1 && isSpaced(word)

/** Whether a word consists of signs and single letters only: those occur in nearly every text. */
function isTight(word: string): boolean {
  const runs = searchWords(word)
  return runs.length > 0 && !isLetter(word) && runs.every(isLetter)
}
