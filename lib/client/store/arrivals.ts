/** When an answer's text arrived, and how much each time: the data of the rhythm line. */
import { MAX_ARRIVALS } from '@/lib/shared/smoothness'

/** Arrivals in order of time; the arrays are parallel and only grow, until they are thinned. */
export interface Arrivals {
  /** Milliseconds since the question was sent. */
  times: number[]
  /** Characters that came then. */
  sizes: number[]
  /** Times at which something ended for which the answer waited: a tool, thinking, the segment before. */
  pauses: number[]
  /** Something arrived while the page was hidden: browsers hold such pages back, so the times say little. */
  wasHidden: boolean
  /** Counts thinnings: whoever has drawn up to an index must start over when it changes. */
  thinned: number
}

/** No arrivals yet. */
export function newArrivals(): Arrivals {
  return { times: [], sizes: [], pauses: [], wasHidden: false, thinned: 0 }
}

/** Notes one arrival; neighbours are joined when there are too many. */
export function noteArrival(arrivals: Arrivals, time: number, size: number): void {
  const { times, sizes } = arrivals
  times.push(time)
  sizes.push(size)
  if (times.length <= MAX_ARRIVALS) return
  arrivals.thinned += 1
  const half = Math.ceil(times.length / 2)
  for (let at = 0; at < half; at += 1) {
    times[at] = times[2 * at] ?? 0
    sizes[at] = (sizes[2 * at] ?? 0) + (sizes[2 * at + 1] ?? 0)
  }
  times.length = half
  sizes.length = half
}

/** Notes that a wait has an end and a reason; one for all that ends between two arrivals. */
export function notePause({ times, pauses }: Arrivals, time: number): void {
  if ((pauses.at(-1) ?? Number.NEGATIVE_INFINITY) <= (times.at(-1) ?? 0)) pauses.push(time)
}

/** The line in figures, for people who do not see it. */
export interface RhythmSummary {
  /** Milliseconds until the first arrival. */
  firstMs: number
  /** The longest pause after it, in milliseconds. */
  longestPauseMs: number
  lastMs: number
}

/** Summarises the arrivals; undefined when there are none. */
export function summarize({ times }: Arrivals): RhythmSummary | undefined {
  const first = times[0]
  const last = times.at(-1)
  if (first === undefined || last === undefined) return undefined
  let longestPauseMs = 0
  for (let at = 1; at < times.length; at += 1) {
    longestPauseMs = Math.max(longestPauseMs, (times[at] ?? 0) - (times[at - 1] ?? 0))
  }
  return { firstMs: first, longestPauseMs, lastMs: last }
}
