/** What is weighed of a sentence of an answer, for one topic. */
import type { BuiltInTopic, Reading } from './read-text'
import { amountFeature, harmlessFeatures, wordFeatures } from './topic-features'
import { speaksFor } from './weigh-question'

/** The name of a feature. */
export type SentenceFeature = keyof ReturnType<typeof sentenceFeatures>

/** A sentence's features for a topic. */
export function sentenceFeatures(reading: Reading, topic: BuiltInTopic) {
  const { sure, likely, inAnswers } = reading.topics[topic]
  const { advice } = reading.signs
  return {
    ...wordFeatures(reading, topic),
    inAnswers: Math.min(inAnswers, 4),
    amount: amountFeature(reading, topic),
    advice: Math.min(advice, 4),
    adviceOnTopic: Number(advice > 0 && sure + likely + inAnswers > 1),
    ...harmlessFeatures(reading),
  }
}

/** Whether anything in a sentence speaks for the topic at all. */
export function speaksForInAnswer(reading: Reading, topic: BuiltInTopic): boolean {
  return speaksFor(reading, topic) || reading.topics[topic].inAnswers > 0
}
