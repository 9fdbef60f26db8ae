/** What is weighed of a question, for one topic. Every feature is a small number that a person can check by hand. */
import type { BuiltInTopic, Reading } from './read-text'

/** The names of the features. */
export const QUESTION_FEATURES = [
  'crisis',
  'sure',
  'moreSure',
  'likely',
  'moreLikely',
  'hint',
  'amount',
  'self',
  'kin',
  'action',
  'selfAndAction',
  'lone',
  'lasting',
  'code',
  'play',
  'fiction',
  'study',
  'things',
  'errand',
  'errandWithoutSure',
  'undisputed',
  'impersonal',
  'knowledge',
  'long',
  'leaning',
] as const

/** One of them. */
export type QuestionFeature = (typeof QUESTION_FEATURES)[number]

/** A question's features for a topic. */
export function questionFeatures(reading: Reading, topic: BuiltInTopic): Record<QuestionFeature, number> {
  const { sure, likely, hint } = reading.topics[topic]
  const { signs } = reading
  const isSelf = signs.self > 0 || signs.kin > 0
  const isAction = signs.action > 0
  const harmless = Math.max(signs.code, signs.play, signs.fiction, signs.study, signs.things)
  return {
    crisis: Number(topic === 'medical' && signs.crisis > 0),
    sure: Math.min(sure, 1),
    moreSure: Math.min(Math.max(sure - 1, 0), 3),
    likely: Math.min(likely, 1),
    moreLikely: Math.min(Math.max(likely - 1, 0), 3),
    hint: Math.min(hint, 4),
    amount: Number(topic === 'medical' ? reading.hasDose : reading.hasMoney),
    self: Number(signs.self > 0),
    kin: Number(signs.kin > 0),
    action: Math.min(signs.action, 2),
    selfAndAction: Number(isSelf && isAction),
    lone: Number(sure + likely === 0 && hint < 2),
    lasting: Number(topic === 'medical' && isSelf && signs.lasting > 0),
    code: Math.min(signs.code, 3),
    play: Math.min(signs.play, 3),
    fiction: Math.min(signs.fiction, 3),
    study: Math.min(signs.study, 3),
    things: Math.min(signs.things, 3),
    errand: Math.min(signs.errand, 2),
    errandWithoutSure: Number(signs.errand > 0 && sure === 0),
    undisputed: Number(sure > 0 && harmless + signs.errand === 0),
    impersonal: Number(!isSelf && harmless > 0),
    knowledge: Number(!isSelf && !isAction && signs.knowledge > 0),
    long: Math.min(Math.max(reading.words - 25, 0) / 25, 3),
    leaning: reading.leaning,
  }
}

/** Whether anything speaks for the topic at all; without that nothing is weighed. */
export function speaksFor(reading: Reading, topic: BuiltInTopic): boolean {
  const { sure, likely, hint } = reading.topics[topic]
  if (topic === 'financial' && reading.hasMoney && reading.signs.self > 0) return true
  return sure + likely + hint > 0 || (topic === 'medical' && reading.signs.crisis > 0)
}
