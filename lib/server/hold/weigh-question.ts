/** What is weighed of a question, for one topic. Every feature is a small number that a person can check by hand. */
import type { BuiltInTopic, Reading } from './read-text'
import { amountFeature, harmlessFeatures, wordFeatures } from './topic-features'
import { HARMLESS_SIGNS } from './words/language-words'

/** The name of a feature. */
export type QuestionFeature = keyof ReturnType<typeof questionFeatures>

/** A question's features for a topic. */
export function questionFeatures(reading: Reading, topic: BuiltInTopic) {
  const { sure, likely, hint } = reading.topics[topic]
  const { signs } = reading
  const isSelf = signs.self > 0 || signs.kin > 0
  const isAction = signs.action > 0
  const harmless = Math.max(...HARMLESS_SIGNS.map((sign) => signs[sign]))
  return {
    ...wordFeatures(reading, topic),
    amount: amountFeature(reading, topic),
    self: Number(signs.self > 0),
    kin: Number(signs.kin > 0),
    action: Math.min(signs.action, 2),
    selfAndAction: Number(isSelf && isAction),
    lone: Number(sure + likely === 0 && hint < 2),
    lasting: Number(topic === 'medical' && isSelf && signs.lasting > 0),
    ...harmlessFeatures(reading),
    errand: Math.min(signs.errand, 2),
    errandWithoutSure: Number(signs.errand > 0 && sure === 0),
    undisputed: Number(sure > 0 && harmless + signs.errand === 0),
    impersonal: Number(!isSelf && harmless > 0),
    knowledge: Number(!isSelf && !isAction && signs.knowledge > 0),
    long: Math.min(Math.max(reading.words - 25, 0) / 25, 3),
    leaning: reading.leaning,
  }
}

/** Whether anything speaks for the topic at all; if not, nothing is weighed. */
export function speaksFor(reading: Reading, topic: BuiltInTopic): boolean {
  const { sure, likely, hint } = reading.topics[topic]
  if (topic === 'financial' && reading.hasMoney && reading.signs.self > 0) return true
  return sure + likely + hint > 0 || (topic === 'medical' && reading.signs.crisis > 0)
}
