/** What is weighed of a question and of a sentence alike. */
import type { BuiltInTopic, Reading } from './read-text'
import { HARMLESS_SIGNS } from './words/language-words'

/** How many words of the topic there are, by how sure a sign each is. */
export function wordFeatures({ topics, signs }: Reading, topic: BuiltInTopic) {
  const { sure, likely, hint } = topics[topic]
  return {
    crisis: Number(topic === 'medical' && signs.crisis > 0),
    sure: Math.min(sure, 1),
    moreSure: Math.min(Math.max(sure - 1, 0), 3),
    likely: Math.min(likely, 1),
    moreLikely: Math.min(Math.max(likely - 1, 0), 3),
    hint: Math.min(hint, 4),
  }
}

/** Whether there is an amount of what the topic is about. */
export function amountFeature({ hasDose, hasMoney }: Reading, topic: BuiltInTopic): number {
  return Number(topic === 'medical' ? hasDose : hasMoney)
}

/** How much of each harmless subject there is. */
export function harmlessFeatures({ signs }: Reading) {
  return Object.fromEntries(HARMLESS_SIGNS.map((sign) => [sign, Math.min(signs[sign], 3)])) as Record<
    (typeof HARMLESS_SIGNS)[number],
    number
  >
}
