/** PORT Classifier: says whether a text is about a subject whose answers are held. */
import type { HoldTopic } from '@/lib/shared/hold'

/** A question with what helps to understand it. */
export interface ClassifiedQuestion {
  text: string
  /** Texts of the earlier turns, the newest last. */
  history: readonly string[]
  /** Names of its files. */
  attachments: readonly string[]
}

/** What a text is about. */
export interface Verdict {
  topic: HoldTopic
  /** From 0 to 1; 0.5 is where holding begins. */
  score: number
}

/** Judges texts at once, without the network; the same text always gets the same verdict. */
export interface Classifier {
  /** Changes with its lists and weights; recorded with each decision. */
  readonly version: string
  /** The topic that a question's answer would be about; undefined when nothing needs to be held. */
  question(question: ClassifiedQuestion): Verdict | undefined
  /** The topic that an answer turns to in this sentence. */
  sentence(sentence: string): Verdict | undefined
}
