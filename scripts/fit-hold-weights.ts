/**
 * Fits the weights of the embedded classifier to the tuning parts of the labelled texts, and prints them. Logistic
 * regression over the readable features; a feature that should speak for holding never gets a weight against it, nor
 * the other way round. Before that it fits how everyday words lean, and writes words/leaning-words.ts. A text's own
 * leaning is weighed by what the other texts gave. The same data always give the same weights.
 *
 *   npx tsx scripts/fit-hold-weights.ts
 */
import { writeFileSync } from 'node:fs'
import {
  labelledAnswers,
  labelledQuestions,
  labelledSentences,
  TUNING_PARTS,
} from '@/lib/server/hold/fixtures/labelled'
import { foldText } from '@/lib/server/hold/fold-text'
import { leaningOf } from '@/lib/server/hold/leaning'
import { type Reading, readText } from '@/lib/server/hold/read-text'
import { watchAnswer } from '@/lib/server/hold/watch-answer'
import { questionFeatures, speaksFor } from '@/lib/server/hold/weigh-question'
import { sentenceFeatures, speaksForInAnswer } from '@/lib/server/hold/weigh-sentence'
import { HOLD_TOPICS, type HoldTopic } from '@/lib/shared/hold'
import { fitLeaning, type LeaningSample, leaningFile } from './fit-hold-leaning'

interface Sample {
  features: Record<string, number>
  label: 0 | 1
  weight: number
}

const AGAINST = new Set([
  'code',
  'play',
  'fiction',
  'study',
  'things',
  'impersonal',
  'long',
  'lone',
  'knowledge',
  'errand',
  'errandWithoutSure',
])
const STEPS = 1_500
const RATE = 0.5
const REGULARISATION = 0.003
/** A harmless question that is held counts more than a sensitive one that is missed. */
const HARMLESS_WEIGHT = 1.5

function fitWeights(samples: readonly Sample[]): Record<string, number> {
  const names = Object.keys(samples[0]?.features ?? {})
  const weights = new Map<string, number>(names.map((name) => [name, 0]))
  let bias = 0
  const total = samples.reduce((sum, { weight }) => sum + weight, 0)
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Map<string, number>()
    let biasGradient = 0
    for (const { features, label, weight } of samples) {
      let sum = bias
      for (const name of names) sum += (weights.get(name) ?? 0) * (features[name] ?? 0)
      const error = ((1 / (1 + Math.exp(-sum)) - label) * weight) / total
      biasGradient += error
      for (const name of names) gradient.set(name, (gradient.get(name) ?? 0) + error * (features[name] ?? 0))
    }
    bias -= RATE * biasGradient
    for (const name of names) {
      const old = weights.get(name) ?? 0
      const moved = old - RATE * ((gradient.get(name) ?? 0) + REGULARISATION * old)
      weights.set(name, AGAINST.has(name) ? Math.min(0, moved) : Math.max(0, moved))
    }
  }
  return Object.fromEntries(
    [['bias', bias] as const, ...weights].map(([name, value]) => [name, Math.round(value * 100) / 100]),
  )
}

const FOLDS = 5

// Questions with earlier turns or files are decided by rules of their own.
const asked = TUNING_PARTS.flatMap((part) => labelledQuestions(part)).filter(
  (line) => !line.history && !line.attachments,
)
const texts: (LeaningSample & { topic: string | null })[] = [
  ...asked.map(({ text, topic, ...line }) => ({ text, topic, label: line.class === 'sensitive' ? 1 : 0 }) as const),
  // What the labelled answers answer is harmless: their questions are about other things.
  ...labelledAnswers('tuning').map(({ question }) => ({ text: question, topic: null, label: 0 }) as const),
]

const questions: Sample[] = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const leanings = fitLeaning(texts.filter((_, at) => at % FOLDS !== fold))
  return texts
    .filter((_, at) => at % FOLDS === fold)
    .flatMap(({ text, topic, label }): Sample[] => {
      const reading: Reading = { ...readText(text), leaning: leaningOf(foldText(text), leanings) }
      return HOLD_TOPICS.filter((each) => speaksFor(reading, each) && (label === 0 || each === (topic || each))).map(
        (each) => ({ features: questionFeatures(reading, each), label, weight: label === 1 ? 1 : HARMLESS_WEIGHT }),
      )
    })
})

/** A sentence that turns is a sample of its topic, another of every topic that anything in it speaks for. */
function sentenceSamples(sentence: string, turnsTo: HoldTopic | null, weight: number): Sample[] {
  const reading = readText(sentence)
  return HOLD_TOPICS.filter(
    (topic) => speaksForInAnswer(reading, topic) && (turnsTo === null || topic === turnsTo),
  ).map((topic) => ({ features: sentenceFeatures(reading, topic), label: turnsTo === null ? 0 : 1, weight }))
}

const sentences: Sample[] = labelledAnswers('tuning').flatMap((line): Sample[] => {
  const samples: Sample[] = []
  let isPast = false
  const watch = watchAnswer({
    sentence(sentence) {
      if (isPast) return undefined
      const isTurn =
        line.turn !== null &&
        (sentence.includes(line.turn.slice(-30)) || (line.turn.includes(sentence.slice(-30)) && sentence.length > 40))
      isPast = isTurn
      samples.push(...sentenceSamples(sentence, isTurn ? line.topic : null, isTurn ? 3 : 1))
      return undefined
    },
  })
  watch({ type: 'text-delta', id: 't', delta: line.text })
  watch({ type: 'text-end', id: 't' })
  return samples
})

// Single sentences, which do not show how often answers turn.
const single: Sample[] = [...labelledSentences('further'), ...labelledSentences('development')].flatMap((line) =>
  sentenceSamples(line.text, line.class === 'turning' ? line.topic : null, 3),
)

writeFileSync('lib/server/hold/words/leaning-words.ts', leaningFile(fitLeaning(texts)))
console.log('question:', fitWeights(questions))
console.log('sentence:', fitWeights([...sentences, ...single]))
