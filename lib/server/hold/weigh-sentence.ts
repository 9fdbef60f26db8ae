/** What is weighed of a sentence of an answer, for one topic. */
import type { BuiltInTopic, Reading } from './read-text'

/** The names of the features. */
export const SENTENCE_FEATURES = [
  'crisis',
  'sure',
  'moreSure',
  'likely',
  'moreLikely',
  'hint',
  'inAnswers',
  'amount',
  'advice',
  'adviceOnTopic',
  'code',
  'play',
  'fiction',
  'study',
  'things',
] as const

/** One of them. */
export type SentenceFeature = (typeof SENTENCE_FEATURES)[number]

/** A sentence's features for a topic. */
export function sentenceFeatures(reading: Reading, topic: BuiltInTopic): Record<SentenceFeature, number> {
  const { sure, likely, hint, inAnswers } = reading.topics[topic]
  const { signs } = reading
  return {
    crisis: Number(topic === 'medical' && signs.crisis > 0),
    sure: Math.min(sure, 1),
    moreSure: Math.min(Math.max(sure - 1, 0), 3),
    likely: Math.min(likely, 1),
    moreLikely: Math.min(Math.max(likely - 1, 0), 3),
    hint: Math.min(hint, 4),
    inAnswers: Math.min(inAnswers, 4),
    amount: Number(topic === 'medical' ? reading.hasDose : reading.hasMoney),
    advice: Math.min(signs.advice, 4),
    adviceOnTopic: Number(signs.advice > 0 && sure + likely + inAnswers > 1),
    code: Math.min(signs.code, 3),
    play: Math.min(signs.play, 3),
    fiction: Math.min(signs.fiction, 3),
    study: Math.min(signs.study, 3),
    things: Math.min(signs.things, 3),
  }
}
