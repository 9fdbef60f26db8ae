/** What the stage says of a run, in words. */
import type { MessageMetadata } from '@/lib/shared/message'
import type { TimedReversal } from './reversal-times'
import type { StageMeasures, StageRun } from './stage-run'

/** A time as every clock of the stage shows it: `0.31 s`. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

const count = new Intl.NumberFormat('en-US')

/** The difference in one sentence; undefined before the end, and for an answer without words. */
export function comparisonOf({ firstWordMs, endMs, words }: StageMeasures): string | undefined {
  if (firstWordMs === undefined || endMs === undefined) return undefined
  const seconds = ((endMs - firstWordMs) / 1000).toFixed(1)
  const many = `${count.format(words)} ${words === 1 ? 'word' : 'words'}`
  return `When the side that waits showed its first word, the other had been readable for ${seconds} s: ${many}.`
}

/** Who answered. */
export function labelOf({ source, model }: Pick<StageRun, 'source' | 'model'>): string {
  const who = source.simulated ? 'the simulator' : (model ?? 'a model')
  if (source.kind === 'file') return `From a file: an answer of ${who}`
  if (source.kind === 'recording') return `Recording of ${who}`
  return source.simulated ? 'Simulator' : (model ?? 'Live')
}

/** Why a higher speed changes nothing while an answer arrives. */
export const CANNOT_OUTRUN = 'The speed cannot outrun the answer: it is shown as it arrives.'

/** The panes: their titles, and a line about each, which is shown beside two others only. */
export const PANES = {
  waits: { title: 'Waits for the whole answer', note: 'Nothing until the last word, then everything.' },
  writes: { title: 'As it is written', note: 'Every word as it comes, formatted at once.' },
  plain: {
    title: 'Words at once, Markdown at the end',
    note: 'Raw text while it is written, formatted once at the end.',
  },
} as const

/** The clocks in their order, and what each measures. */
export const CLOCKS = [
  ['First word', 'firstWordMs'],
  ['First line', 'firstLineMs'],
  ['First paragraph', 'firstParagraphMs'],
  ['End', 'endMs'],
] as const satisfies ReadonlyArray<[name: string, field: keyof StageMeasures]>

/** The count beside the clocks. */
export const WORDS_READABLE = 'Words readable'

/** The words around the two sentences of a reversal. */
export function takenBackWords({ saidMs, takenBackMs }: TimedReversal) {
  return {
    before: 'Shown too early: ',
    between: ` stood there for ${formatSeconds(takenBackMs - saidMs)} until the end took it back: `,
    after: ' Somebody who waits reads both at once.',
  }
}

const ENDINGS: { [status in NonNullable<MessageMetadata['status']>]?: string } = {
  cut: 'The answer was cut off at its limit. Open the chat to continue it, or ask for less.',
  refused: 'The model declined to go on. Ask in another way.',
  stopped: 'The answer was stopped. Start asks again.',
  interrupted: 'The answer was interrupted before it was complete. Start asks again.',
  waiting: 'The answer waits for a decision of yours. Open the chat to make it.',
  error: 'The answer ended in an error. Start asks again.',
}

/** How a run ended and what to do next; undefined for a complete answer. */
export function endingOf({ status }: MessageMetadata): string | undefined {
  return status && ENDINGS[status]
}
