/**
 * How fast the demo simulator answers one question: words in the question such as `pace:100`. The stage adds them, so that
 * an answer has the pace of its preset; a real model never gets them.
 */

/** The pace of one answer. What is left out is as the server's settings say. */
export interface Pace {
  tokensPerSecond?: number | undefined
  /** Milliseconds before the first word. */
  firstWordMs?: number | undefined
  /** Tokens that arrive together. */
  burstTokens?: number | undefined
}

type Field = keyof Pace

/** Their words, and the bounds within which anybody may set them: an answer stays in motion. */
const FIELDS: ReadonlyArray<{ field: Field; word: string; least: number; most: number }> = [
  { field: 'tokensPerSecond', word: 'pace', least: 10, most: 1_000 },
  { field: 'firstWordMs', word: 'first-word', least: 0, most: 10_000 },
  { field: 'burstTokens', word: 'burst', least: 1, most: 100 },
]

const WORD = /(?:^|\s)(pace|first-word|burst):(\d{1,6})(?!\S)/g

/** The pace that a question asks for. */
export function paceIn(question: string): Pace {
  const pace: Pace = {}
  for (const [, word, number] of question.matchAll(WORD)) {
    const known = FIELDS.find((each) => each.word === word)
    if (known) pace[known.field] = Math.min(Math.max(Number(number), known.least), known.most)
  }
  return pace
}

/** The question without these words. */
export function withoutPace(question: string): string {
  return question.replace(WORD, '').trim()
}

/** The question with these words at its end. */
export function withPace(question: string, pace: Pace): string {
  const words = FIELDS.flatMap(({ field, word }) => (pace[field] === undefined ? [] : [`${word}:${pace[field]}`]))
  return [question, ...words].join(' ')
}
