/** The weights of the embedded classifier. Fitted by scripts/fit-hold-weights.ts, then rounded. */
import type { QuestionFeature } from './weigh-question'
import type { SentenceFeature } from './weigh-sentence'

/** A sum above zero holds. */
export const QUESTION_WEIGHTS: Readonly<Record<QuestionFeature | 'bias', number>> = {
  bias: -1.2,
  sure: 1.7,
  moreSure: 1.6,
  likely: 0.75,
  moreLikely: 1.3,
  hint: 1,
  amount: 0.55,
  self: 0.8,
  kin: 0.4,
  action: 1,
  selfAndAction: 0.3,
  code: -1.6,
  play: -1.5,
  fiction: -1.8,
  study: -1.8,
  things: -1.5,
  impersonal: -1.2,
  long: -0.15,
}

/** The same for a sentence of an answer. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeature | 'bias', number>> = {
  bias: -5,
  sure: 3,
  moreSure: 2,
  likely: 1,
  moreLikely: 1,
  hint: 0.5,
  amount: 1,
  advice: 0.5,
  code: -1,
  play: -1,
  fiction: -1,
  study: -1,
  things: -0.5,
}
