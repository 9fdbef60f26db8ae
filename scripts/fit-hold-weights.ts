/**
 * Fits the weights of the embedded classifier to the tuning parts of the labelled texts, and prints them. Logistic
 * regression over the readable features; a feature that should speak for holding never gets a weight against it, nor
 * the other way round. The same data always give the same weights.
 *
 *   npx tsx scripts/fit-hold-weights.ts
 */
import { labelledAnswers, labelledQuestions } from '@/lib/server/hold/fixtures/labelled'
import { readText } from '@/lib/server/hold/read-text'
import { watchAnswer } from '@/lib/server/hold/watch-answer'
import { questionFeatures, speaksFor } from '@/lib/server/hold/weigh-question'
import { sentenceFeatures } from '@/lib/server/hold/weigh-sentence'
import { HOLD_TOPICS } from '@/lib/shared/hold'

interface Sample {
  features: Record<string, number>
  label: 0 | 1
  weight: number
}

const AGAINST = new Set(['code', 'play', 'fiction', 'study', 'things', 'impersonal', 'long', 'lone', 'knowledge'])
const STEPS = 4_000
const RATE = 0.5
const REGULARISATION = 0.003

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

const questions: Sample[] = [...labelledQuestions('tuning'), ...labelledQuestions('more')].flatMap((line): Sample[] => {
  // What refers to earlier turns or to files is decided by rules of its own.
  if (line.history || line.attachments) return []
  const reading = readText(line.text)
  const isSensitive = line.class === 'sensitive'
  return HOLD_TOPICS.filter(
    (topic) => speaksFor(reading, topic) && (!isSensitive || topic === (line.topic || topic)),
  ).map((topic) => ({
    features: questionFeatures(reading, topic),
    label: isSensitive ? 1 : 0,
    weight: isSensitive ? 1 : 1.5,
  }))
})

// What the labelled answers answer is harmless: their questions are about other things.
const answered: Sample[] = labelledAnswers('tuning').flatMap(({ question }): Sample[] => {
  const reading = readText(question)
  return HOLD_TOPICS.filter((topic) => speaksFor(reading, topic)).map((topic) => ({
    features: questionFeatures(reading, topic),
    label: 0,
    weight: 1.5,
  }))
})

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
      const reading = readText(sentence)
      for (const topic of HOLD_TOPICS) {
        if ((!speaksFor(reading, topic) && reading.topics[topic].inAnswers === 0) || (isTurn && topic !== line.topic))
          continue
        samples.push({ features: sentenceFeatures(reading, topic), label: isTurn ? 1 : 0, weight: isTurn ? 3 : 1 })
      }
      return undefined
    },
  })
  watch({ type: 'text-delta', id: 't', delta: line.text })
  watch({ type: 'text-end', id: 't' })
  return samples
})

console.log('question:', fitWeights([...questions, ...answered]))
console.log('sentence:', fitWeights(sentences))
