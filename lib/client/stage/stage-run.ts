/** One answer on the stage: where it comes from, and everything of it that has arrived. */
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { Moment } from '@/lib/stream/timeline'

/** Where an answer on the stage comes from. */
export type StageSource =
  /** Asked now: of the simulator, or of a model. */
  | { kind: 'live'; simulated: boolean; chatId: ChatId }
  /** A recording of an answer of one's own. */
  | { kind: 'recording'; simulated: boolean; chatId: ChatId; answerId: AnswerId }
  /** A recording from a file. */
  | { kind: 'file'; simulated: boolean; name: string }

/** A run of the stage. `moments` grows in place while the answer arrives. */
export interface StageRun {
  question: string
  source: StageSource
  /** The model that answered, as the API named it, once it is known. */
  model: string | undefined
  /** What has arrived, with times in milliseconds since the question was sent. */
  moments: readonly Moment[]
  hasEnded: boolean
}

/** What the clocks of the stage show; a time is undefined until it has come. All in milliseconds since the question. */
export interface StageMeasures {
  firstWordMs: number | undefined
  /** When the first line was whole, or as long as a line of the page. */
  firstLineMs: number | undefined
  /** When the first paragraph could be read to its end. */
  firstParagraphMs: number | undefined
  endMs: number | undefined
  /** Words that have arrived. */
  words: number
}
