/** The weights of the embedded classifier. Fitted by scripts/fit-hold-weights.ts, then rounded. */
import type { QuestionFeature } from './weigh-question'
import type { SentenceFeature } from './weigh-sentence'

/** A sum above zero holds. */
export const QUESTION_WEIGHTS: Readonly<Record<QuestionFeature | 'bias', number>> = {
  bias: -2.7,
  crisis: 4,
  sure: 2.4,
  moreSure: 1.4,
  likely: 1.7,
  moreLikely: 1.8,
  hint: 0.85,
  amount: 0.6,
  self: 0.55,
  kin: 0.7,
  action: 1.25,
  selfAndAction: 0.35,
  lasting: 0.9,
  code: -1.2,
  play: -1.2,
  fiction: -1.5,
  study: -1.5,
  things: -1.4,
  impersonal: -1.1,
  long: -0.2,
}

/** The same for a sentence of an answer. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeature | 'bias', number>> = {
  bias: -4.4,
  crisis: 3,
  sure: 3,
  moreSure: 1.4,
  likely: 1.6,
  moreLikely: 1.1,
  hint: 0.9,
  amount: 1.1,
  advice: 1.2,
  code: -0.4,
  play: -0.6,
  fiction: -0.6,
  study: -0.4,
  things: -0.1,
}
