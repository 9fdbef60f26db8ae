/** What the clocks of the stage show, computed from nothing but the moments of a run. */
import { positionAt } from '@/lib/client/playback/message-at'
import type { Chunk } from '@/lib/shared/chunk'
import type { Moment } from '@/lib/stream/timeline'
import { ReadingText } from './reading-text'
import type { StageMeasures, StageRun } from './stage-run'

/** The part of a run that is measured. */
type MeasuredRun = Pick<StageRun, 'moments' | 'hasEnded'>

/** Thinking before the first word. */
export interface ThinkingFirst {
  /** How long it took, from its beginning to the first word, or to its end if no word came. */
  durationMs: number
}

/** Measures a run that may still grow: reading again costs what is new. */
export interface Meter {
  /** What could be known at a time. */
  at(time: number): StageMeasures
  /** How many words the first `position` moments have. */
  wordsAfter(position: number): number
  /** The thinking that came before the first word; undefined without any. */
  thinkingFirst(): ThinkingFirst | undefined
}

/** Makes the meter of one run. */
export function createMeter(run: MeasuredRun): Meter {
  const text = new ReadingText()
  /** Words after each moment. */
  const words: number[] = []
  const times: Pick<StageMeasures, 'firstWordMs' | 'firstLineMs' | 'firstParagraphMs'> = {
    firstWordMs: undefined,
    firstLineMs: undefined,
    firstParagraphMs: undefined,
  }
  let thinkingFrom: number | undefined
  let thinkingTo: number | undefined

  function readChunk(chunk: Chunk, at: number) {
    if (chunk.type === 'text-delta') text.add(chunk.delta)
    else if (chunk.type === 'reasoning-start' || chunk.type === 'tool-input-start') text.endBlock()
    if (times.firstWordMs !== undefined) return
    if (chunk.type === 'reasoning-start') thinkingFrom ??= at
    if (chunk.type === 'reasoning-end') thinkingTo = at
  }

  function read() {
    for (const { at, chunks } of run.moments.slice(words.length)) {
      for (const chunk of chunks) readChunk(chunk, at)
      if (text.words > 0) times.firstWordMs ??= at
      if (text.hasLine) times.firstLineMs ??= at
      if (text.hasParagraph) times.firstParagraphMs ??= at
      words.push(text.words)
    }
  }

  function wordsAfter(position: number): number {
    read()
    return words[position - 1] ?? 0
  }

  return {
    at(time) {
      read()
      const endMs = endOf(run)
      // Whatever is still open when an answer ends, ends with it.
      const known = (at: number | undefined) => {
        const when = at ?? (text.words > 0 ? endMs : undefined)
        return when !== undefined && when <= time ? when : undefined
      }
      return {
        firstWordMs: known(times.firstWordMs),
        firstLineMs: known(times.firstLineMs),
        firstParagraphMs: known(times.firstParagraphMs),
        endMs: endMs !== undefined && endMs <= time ? endMs : undefined,
        words: wordsAfter(positionAt(run.moments, time)),
      }
    },
    wordsAfter,
    thinkingFirst() {
      read()
      const to = times.firstWordMs ?? thinkingTo
      return thinkingFrom === undefined || to === undefined ? undefined : { durationMs: to - thinkingFrom }
    },
  }
}

/** The whole run in figures. */
export function measure(run: MeasuredRun): StageMeasures {
  return createMeter(run).at(Number.POSITIVE_INFINITY)
}

/** What the clocks of the pane that waits show: nothing until the end, and everything then. */
export function measuresWhileWaiting({ firstWordMs, endMs, words }: StageMeasures): StageMeasures {
  const shown = firstWordMs === undefined ? undefined : endMs
  return {
    firstWordMs: shown,
    firstLineMs: shown,
    firstParagraphMs: shown,
    endMs,
    words: endMs === undefined ? 0 : words,
  }
}

/** When a run ended; undefined while it grows. */
export function endOf({ moments, hasEnded }: MeasuredRun): number | undefined {
  return hasEnded ? lastTime(moments) : undefined
}

/** The time of the last moment; 0 without any. */
export function lastTime(moments: readonly Moment[]): number {
  return moments.at(-1)?.at ?? 0
}
