/** What the names of a question's files say, and whether it refers to what was said before. */
import { HOLD_TOPICS } from '@/lib/shared/hold'
import { type Reading, readText } from './read-text'
import { HARMLESS_SIGNS } from './words/language-words'

/** A question of at most so many words is about its files. */
const SHORT = 14

/** Adds what the names of its files say. An attached document about one of the topics is the person's own. */
export function readFiles(reading: Reading, names: readonly string[]): Reading {
  if (names.length === 0) return reading
  const files = readText(names.map((name) => name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')).join('\n'))
  const sums = { ...reading, topics: { ...reading.topics }, signs: { ...reading.signs } }
  let isOwn = false
  for (const topic of HOLD_TOPICS) {
    const [text, file] = [reading.topics[topic], files.topics[topic]]
    const sure = text.sure + file.sure + (file.likely > 0 ? 1 : 0)
    sums.topics[topic] = { ...text, sure, likely: text.likely + file.likely, hint: text.hint + file.hint }
    isOwn ||= file.sure + file.likely > 0
  }
  for (const sign of HARMLESS_SIGNS) sums.signs[sign] += files.signs[sign]
  if (isOwn && reading.words <= SHORT) {
    sums.signs.self++
    sums.signs.action++
  }
  return sums
}

const MAX_WORDS = 18
const FEW_WORDS = 4

/** Whether a question is short, refers back or asks further, and does not turn to something else. */
export function isFollowUp({ words, signs }: Reading): boolean {
  if (words > MAX_WORDS || signs.onward > 0) return false
  if (signs.code + signs.play + signs.fiction + signs.study > 0) return false
  // A new subject, without a word of what to do.
  if (signs.things > 0 && signs.action === 0) return false
  return words <= FEW_WORDS || signs.back > 0 || signs.action > 0
}
