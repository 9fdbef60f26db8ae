/** Fits how everyday words lean: logistic regression over words and pairs of words, strongly regularised. */
import { foldText } from '@/lib/server/hold/fold-text'
import { leaningTokens } from '@/lib/server/hold/leaning'

/** A text, and whether its answer is to be held. */
export interface LeaningSample {
  text: string
  label: 0 | 1
}

const STEPS = 200
const RATE = 0.15
const REGULARISATION = 1.5
/** Words of fewer texts say little. */
const MIN_TEXTS = 3
const MIN_LEANING = 0.1

/** How each word leans, rounded; the same samples always give the same numbers. */
export function fitLeaning(texts: readonly LeaningSample[]): Map<string, number> {
  const counts = new Map<string, number>()
  const all = texts.map(({ text, label }) => ({ tokens: [...leaningTokens(foldText(text))], label }))
  for (const { tokens } of all) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1)
  const samples = all.map(({ tokens, label }) => ({
    tokens: tokens.filter((token) => (counts.get(token) ?? 0) >= MIN_TEXTS),
    label,
  }))
  const weights = new Map<string, number>()
  const squares = new Map<string, number>()
  let bias = 0
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Map<string, number>()
    let biasGradient = 0
    for (const { tokens, label } of samples) {
      const sum = tokens.reduce((sum, token) => sum + (weights.get(token) ?? 0), bias)
      const error = 1 / (1 + Math.exp(-sum)) - label
      biasGradient += error / samples.length
      for (const token of tokens) gradient.set(token, (gradient.get(token) ?? 0) + error)
    }
    bias -= biasGradient
    for (const [token, error] of gradient) {
      const old = weights.get(token) ?? 0
      const change = error + REGULARISATION * old
      // Steps become smaller where they were large.
      const square = (squares.get(token) ?? 0) + change * change
      squares.set(token, square)
      weights.set(token, old - (RATE * change) / Math.sqrt(square + 1e-9))
    }
  }
  const rounded = [...weights].map(([token, weight]) => [token, Math.round(weight * 10) / 10] as const)
  return new Map(rounded.filter(([token, weight]) => !token.includes(',') && Math.abs(weight) >= MIN_LEANING))
}

/** The file that holds them. */
export function leaningFile(weights: ReadonlyMap<string, number>): string {
  const groups = new Map<number, string[]>()
  for (const [token, weight] of weights) groups.set(weight, [...(groups.get(weight) ?? []), token])
  const lists = [...groups]
    .sort(([one], [other]) => other - one)
    .map(([leaning, tokens]) => `  '${leaning}': \`\n${wrapped(tokens.sort())}\n  \`,`)
  return `/** How everyday words lean. Written by scripts/fit-hold-weights.ts; a star is the rest of a word. */
export const LEANING_WORDS: Readonly<Record<string, string>> = {
${lists.join('\n')}
}
`
}

function wrapped(tokens: readonly string[]): string {
  const lines = ['   ']
  for (const token of tokens) {
    const last = lines[lines.length - 1] ?? ''
    if (last.length + token.length > 150) lines.push(`    ${token},`)
    else lines[lines.length - 1] = `${last} ${token},`
  }
  return lines.join('\n')
}
