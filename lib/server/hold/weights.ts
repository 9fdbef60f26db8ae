/** The weights of the embedded classifier. Fitted by scripts/fit-hold-weights.ts, then rounded. */
import type { QuestionFeature } from './weigh-question'
import type { SentenceFeature } from './weigh-sentence'

/** A sum above zero holds. */
export const QUESTION_WEIGHTS: Readonly<Record<QuestionFeature | 'bias', number>> = {
  bias: -2.25,
  crisis: 4,
  sure: 1.2,
  moreSure: 1.3,
  likely: 0.85,
  moreLikely: 1.3,
  hint: 0.6,
  amount: 0.05,
  self: 0.35,
  kin: 0.5,
  action: 0.95,
  selfAndAction: 0.6,
  lone: -1.2,
  lasting: 0.75,
  code: -0.95,
  play: -1.15,
  fiction: -0.7,
  study: -0.9,
  things: -1.2,
  errand: -1.15,
  errandWithoutSure: -0.5,
  undisputed: 1.2,
  impersonal: -0.95,
  knowledge: -0.7,
  long: -0.15,
  leaning: 0.9,
}

/** The same for a sentence of an answer. */
export const SENTENCE_WEIGHTS: Readonly<Record<SentenceFeature | 'bias', number>> = {
  bias: -5.4,
  crisis: 3,
  sure: 2.9,
  moreSure: 1.5,
  likely: 1,
  moreLikely: 0.3,
  hint: 0.5,
  inAnswers: 1,
  amount: 1.25,
  advice: 1.45,
  adviceOnTopic: 0.95,
  code: -0.45,
  play: -0.95,
  fiction: -0.45,
  study: -0.65,
  things: 0,
}
