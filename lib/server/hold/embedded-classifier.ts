/** Classifier: word lists with weights, in several languages. */
import { HOLD_TOPICS, type HoldTopic } from '@/lib/shared/hold'
import type { ClassifiedQuestion, Classifier, Verdict } from './classifier'
import { classifierVersion } from './classifier-version'
import { createOwnTopics, type OwnTopics } from './own-topics'
import { isFollowUp, readFiles } from './read-question'
import { readText } from './read-text'
import { questionScores, type Scores, sentenceScores } from './scores'

/** What the classifier looks for. */
export interface EmbeddedClassifierOptions {
  /** Built-in topics; all by default. Other names are ignored. */
  topics?: readonly HoldTopic[]
  /** The operator's own topics, with their terms. */
  ownTopics?: OwnTopics
}

/** How much an earlier turn counts, the newest first. */
const FADING = [0.9, 0.9, 0.7, 0.7]

/** Makes the embedded classifier. */
export function createEmbeddedClassifier({
  topics = HOLD_TOPICS,
  ownTopics = {},
}: EmbeddedClassifierOptions = {}): Classifier {
  const known = HOLD_TOPICS.filter((topic) => topics.includes(topic))
  const ownTopicOf = createOwnTopics(ownTopics)

  function byOwnTerms(text: string): Verdict | undefined {
    const topic = ownTopicOf(text)
    return topic === undefined ? undefined : { topic, score: 1 }
  }

  function strongest(scores: Scores): Verdict | undefined {
    const [topic] = [...known].sort((one, other) => scores[other] - scores[one])
    return topic && scores[topic] > 0 ? { topic, score: asScore(scores[topic]) } : undefined
  }

  return {
    version: classifierVersion(known, ownTopics),
    question(question) {
      const files = question.attachments.slice(0, MAX_FILES)
      const ownVerdict = byOwnTerms([question.text, ...files].join('\n'))
      if (ownVerdict) return ownVerdict
      const reading = readFiles(readText(question.text), files)
      const verdict = strongest(questionScores(reading))
      return verdict ?? (isFollowUp(reading) ? fromHistory(question) : undefined)
    },
    sentence: (sentence) => byOwnTerms(sentence) ?? strongest(sentenceScores(readText(sentence))),
  }

  /** A question that refers to what was said before is about the same topic. */
  function fromHistory({ history }: ClassifiedQuestion): Verdict | undefined {
    const turns = history.slice(-FADING.length).reverse()
    for (const [at, turn] of turns.entries()) {
      const verdict = byOwnTerms(turn) ?? strongest(questionScores(readText(turn)))
      const score = (verdict?.score ?? 0) * (FADING[at] ?? 0)
      if (verdict && score > 0.5) return { ...verdict, score }
    }
    return undefined
  }
}

const MAX_FILES = 20

/** From a sum of weights to a number between 0 and 1. */
function asScore(sum: number): number {
  return 1 / (1 + Math.exp(-sum))
}
