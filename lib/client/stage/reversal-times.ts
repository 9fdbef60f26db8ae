/** When an answer said something, and when its end took it back. Only the simulator's own reversals are known. */
import { type Reversal, reversalIn } from '@/lib/shared/text/reversals'
import { textIn } from '@/lib/stream/text-in'
import type { Moment } from '@/lib/stream/timeline'
import { presetAsking } from './presets'
import type { StageRun } from './stage-run'

/** Shown the whole time with an answer that is wrong until its end. */
export const WRONG_ON_PURPOSE = 'This answer is made up, and wrong on purpose at its start.'

/** Whether a run is such an answer, judging by its question or its text. */
export function isWrongOnPurpose({ question, source, moments }: StageRun): boolean {
  if (!source.simulated) return false
  return presetAsking(question)?.isWrongOnPurpose === true || reversalTimes(moments) !== undefined
}

/** A reversal with its times in milliseconds since the question. */
export interface TimedReversal extends Reversal {
  saidMs: number
  takenBackMs: number
}

/** The reversal of a whole answer; undefined for one that takes nothing back. */
export function reversalTimes(moments: readonly Moment[]): TimedReversal | undefined {
  let text = ''
  const lengths: Array<{ at: number; length: number }> = []
  for (const moment of moments) {
    text += textIn(moment.chunks)
    lengths.push({ at: moment.at, length: text.length })
  }
  const reversal = reversalIn(text)
  if (!reversal) return undefined
  const timeOf = (sentence: string) => {
    const end = text.indexOf(sentence) + sentence.length
    return lengths.find(({ length }) => length >= end)?.at ?? 0
  }
  const { said, takenBack } = reversal
  return { said, takenBack, saidMs: timeOf(said), takenBackMs: timeOf(takenBack) }
}
