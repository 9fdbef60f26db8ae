/** The weights of the embedded classifier. Fitted by scripts/fit-hold-weights.ts, then rounded. */
import type { QuestionFeature } from './weigh-question'
import type { SentenceFeature } from './weigh-sentence'

/** A sum above zero holds. */
export const QUESTION_WEIGHTS: Readonly<Record<QuestionFeature | 'bias', number>> = {
  bias: -1.35,
  crisis: 4,
  sure: 1.7,
  moreSure: 1,
  likely: 0.95,
  moreLikely: 1.9,
  hint: 0.7,
  amount: 0.55,
  self: 0.8,
  kin: 0.6,
  action: 1.35,
  selfAndAction: 0.6,
  lone: -1.6,
  lasting: 0.75,
  code: -1.4,
  play: -1.3,
  fiction: -1.5,
  study: -1.6,
  things: -1.6,
  impersonal: -1.2,
  knowledge: -0.7,
  long: -0.1,
}

/** The same for a sentence of an answer. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeature | 'bias', number>> = {
  bias: -3.7,
  crisis: 3,
  sure: 2.8,
  moreSure: 1.4,
  likely: 1.2,
  moreLikely: 0.8,
  hint: 0.4,
  inAnswers: 0.6,
  amount: 1.1,
  advice: 1.2,
  code: -0.4,
  play: -0.6,
  fiction: -0.6,
  study: -0.4,
  things: -0.1,
}
