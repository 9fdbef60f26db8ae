/** The times under a chart. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const STEPS = [
  ...[10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * MINUTE),
]
const MAX_TICKS = 6
/** A tick nearer to the end would have no room for its words. */
const MAX_SHARE = 0.92

/** A time and its words. */
export interface TimeTick {
  at: number
  words: string
}

/** A few round times from 0 on, for a chart of this length in milliseconds. */
export function timeTicks(spanMs: number): TimeTick[] {
  const step = STEPS.find((each) => spanMs / each <= MAX_TICKS) ?? Math.ceil(spanMs / MAX_TICKS / HOUR) * HOUR
  const ticks: TimeTick[] = []
  for (let at = 0; at <= spanMs * MAX_SHARE; at += step) ticks.push({ at, words: wordsOf(at, step) })
  return ticks
}

function wordsOf(at: number, step: number): string {
  if (step >= HOUR) return `${at / HOUR} h`
  return step >= MINUTE ? `${at / MINUTE} min` : `${at / SECOND} s`
}
