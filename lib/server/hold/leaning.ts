/**
 * How everyday words lean. "My", "said" and "still" are of no topic, but people say them where they want advice;
 * "idea" and "funny" they say elsewhere. Each has a small number, and the numbers are added up.
 */
import { LEANING_WORDS } from './words/leaning-words'

/** Longer words are cut to so many letters, so that their endings do not count. */
const STEM = 5
/** However long a text is. */
const MOST_LEANING = 4

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/

const LEANINGS = new Map<string, number>()
for (const [leaning, words] of Object.entries(LEANING_WORDS)) {
  for (const word of words.split(/[,\n]/)) if (word.trim() !== '') LEANINGS.set(word.trim(), Number(leaning))
}

/** The words and pairs of words of a folded text, each once; pairs of characters where words have no spaces. */
export function leaningTokens(folded: string): Set<string> {
  const tokens = new Set<string>()
  const words = folded.trim().split(' ')
  for (const [at, word] of words.entries()) {
    if (UNSPACED.test(word)) {
      for (let begin = 0; begin < word.length - 1; begin++) tokens.add(word.slice(begin, begin + 2))
      continue
    }
    tokens.add(word.length > STEM ? `${word.slice(0, STEM)}*` : word)
    const next = words[at + 1]
    if (next !== undefined) tokens.add(`${word} ${next}`)
  }
  return tokens
}

/** The sum for a folded text; above zero, its words are those of people who want advice. */
export function leaningOf(folded: string, leanings: ReadonlyMap<string, number> = LEANINGS): number {
  let sum = 0
  for (const token of leaningTokens(folded)) sum += leanings.get(token) ?? 0
  return Math.max(-MOST_LEANING, Math.min(MOST_LEANING, sum))
}
