/** Compares what a reader saw and what is stored with what the upstream sent. */
import type { UpstreamCall } from '@/bench/processes/upstream-process'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import type { AnswerStatus } from '@/lib/shared/message'
import type { SeenAnswer } from './reader'

/** An answer as the server stored it. */
export interface StoredAnswer {
  text: string
  status: AnswerStatus | undefined
}

/** How one answer came out, with the reasons when it is wrong. */
export interface Verdict {
  kind: 'correct' | 'labelled' | 'wrong'
  reasons: string[]
  /** Calls upstream, and how many of them were retries. */
  calls: number
  retries: number
}

// As on the server (lib/server/generation/retry.ts).
const RETRIES_PER_SEGMENT = 2

/** Judges one answer of `words` words. */
export function judge(
  words: number,
  seen: SeenAnswer,
  stored: StoredAnswer | undefined,
  calls: readonly UpstreamCall[],
): Verdict {
  const whole = countingDeltas(words).join('')
  const reasons: string[] = []
  const check = (place: string, { text, status }: StoredAnswer) => {
    if (!whole.startsWith(text)) reasons.push(`${place}: not what the model sent (${differenceOf(whole, text)})`)
    else if (status === 'complete' && text !== whole) reasons.push(`${place}: marked complete, but is not`)
    else if (status === undefined && text !== '') reasons.push(`${place}: has no end`)
  }
  check('seen', seen)
  if (stored) check('stored', stored)
  if (seen.refusal === 'no end') reasons.push('seen: the page waited without an end')
  if (seen.status === 'complete' && stored?.status !== 'complete') reasons.push('stored: seen as complete, but is not')
  if (seen.status !== undefined && !stored) reasons.push('stored: nothing')

  const retries = calls.filter(({ retry }) => retry > 0).length
  const segments = 1 + seen.continues
  if (calls.length - retries > segments)
    reasons.push(`${calls.length - retries} calls upstream for ${segments} segments`)
  if (retries > segments * RETRIES_PER_SEGMENT) reasons.push(`${retries} retries for ${segments} segments`)
  const isCorrect = stored?.status === 'complete' && (seen.status === 'complete' || seen.text === '')
  const kind = reasons.length > 0 ? 'wrong' : isCorrect ? 'correct' : 'labelled'
  return { kind, reasons, calls: calls.length, retries }
}

function differenceOf(whole: string, text: string): string {
  let at = 0
  while (at < text.length && whole[at] === text[at]) at += 1
  const around = (source: string) => JSON.stringify(source.slice(Math.max(0, at - 16), at + 16))
  return `${text.length} of ${whole.length} characters, at ${at} ${around(text)} for ${around(whole)}`
}
