/** From what was found to a sum for each topic; a topic with a sum above zero is held. */
import { HOLD_TOPICS } from '@/lib/shared/hold'
import type { BuiltInTopic, Reading } from './read-text'
import { questionFeatures, speaksFor } from './weigh-question'
import { sentenceFeatures, speaksForInAnswer } from './weigh-sentence'
import { QUESTION_WEIGHTS, SENTENCE_WEIGHTS } from './weights'

/** Sums by topic. */
export type Scores = Record<BuiltInTopic, number>

/** Where nothing speaks for a topic. */
const NOTHING = -10

/** The sums of a question. */
export function questionScores(reading: Reading): Scores {
  return scores((topic) =>
    speaksFor(reading, topic) ? weighed(questionFeatures(reading, topic), QUESTION_WEIGHTS) : NOTHING,
  )
}

/** The sums of a sentence of an answer. */
export function sentenceScores(reading: Reading): Scores {
  return scores((topic) =>
    speaksForInAnswer(reading, topic) ? weighed(sentenceFeatures(reading, topic), SENTENCE_WEIGHTS) : NOTHING,
  )
}

function scores(score: (topic: BuiltInTopic) => number): Scores {
  return Object.fromEntries(HOLD_TOPICS.map((topic) => [topic, score(topic)])) as Scores
}

/** The sum of features times weights. */
function weighed<Feature extends string>(
  features: Readonly<Record<Feature, number>>,
  weights: Readonly<Record<Feature | 'bias', number>>,
): number {
  let sum = weights.bias
  for (const name of Object.keys(features) as Feature[]) sum += features[name] * weights[name]
  return sum
}
