/**
 * How smoothly an answer came, from the times at which its text reached a page.
 *
 * - An **arrival** is what came within one frame: answer, thinking or a tool's input, in characters.
 * - A **gap** is the time between two arrivals. A gap in which the page showed what the answer waited for (a tool
 *   that ran, hidden thinking, the next segment) is a pause. Pauses count as one frame, and never as silence.
 * - A **silence** is any other gap.
 * - A **burst** is a line of text or more (80 characters) within a tenth of a second, after a silence of 0.3 s or more.
 * - An answer is **in bursts** when it has two bursts or more and these bring at least a third of what came after the
 *   first arrival. It has **stalled** when its longest silence is at least 2 s and eight times its usual gap, the median:
 *   a slow model has long gaps everywhere, and does not stall. Any other answer is **steady**.
 * - There is no word for an answer of fewer than 8 arrivals, or of less than a second: too little to tell.
 */

/** When text reached a page: parallel lists of numbers, in order of time. */
export interface ArrivalTimes {
  /** Milliseconds since the question was sent. */
  times: readonly number[]
  /** Characters that came then. */
  sizes: readonly number[]
  /** Times at which something ended for which the answer waited: a tool, hidden thinking, the segment before. */
  pauses?: readonly number[] | undefined
  /** The length of one frame of that page, in milliseconds. */
  frameMs?: number | undefined
}

/** The figures of the times. */
export interface Smoothness {
  /** The share of frames that brought new text, of all between the first arrival and the last: above 0, at most 1. */
  frameShare: number
  /** The longest silence, in milliseconds. */
  longestSilenceMs: number
  bursts: number
  /** `steady`, `in bursts`, `stalled 4 s`; undefined where the answer is too short for a word. */
  word: string | undefined
}

/** A page keeps, and reports, at most this many arrivals of one answer: far more than its line has pixels. */
export const MAX_ARRIVALS = 4_000

/** A screen's usual frame. */
export const FRAME_MS = 1_000 / 60

const BURST = { characters: 80, withinMs: 100, afterMs: 300, share: 1 / 3 } as const
const STALL = { leastMs: 2_000, timesMedian: 8 } as const
const SHORT = { arrivals: 8, durationMs: 1_000 } as const

/** Measures; undefined where nothing arrived. */
export function smoothnessOf({ times, sizes, pauses = [], frameMs = FRAME_MS }: ArrivalTimes): Smoothness | undefined {
  if (times.length === 0) return undefined
  const gaps = gapsOf(times, pauses)
  const silences = gaps.filter(({ isPause }) => !isPause).map(({ ms }) => ms)
  const longestSilenceMs = silences.reduce((longest, ms) => Math.max(longest, ms), 0)
  const frames = framesOf(gaps, frameMs)
  const bursts = burstsOf(gaps, sizes)
  const durationMs = silences.reduce((sum, ms) => sum + ms, 0)
  const isShort = times.length < SHORT.arrivals || durationMs < SHORT.durationMs
  const word = isShort ? undefined : wordOf(silences, longestSilenceMs, bursts, sizes)
  return { frameShare: frames.withText / frames.all, longestSilenceMs, bursts: bursts.length, word }
}

interface Gap {
  ms: number
  isPause: boolean
}

/** The gap before each arrival but the first. */
function gapsOf(times: readonly number[], pauses: readonly number[]): Gap[] {
  const gaps: Gap[] = []
  let pause = 0
  for (let at = 1; at < times.length; at += 1) {
    const [from, to] = [times[at - 1] ?? 0, times[at] ?? 0]
    while ((pauses[pause] ?? Number.POSITIVE_INFINITY) <= from) pause += 1
    gaps.push({ ms: Math.max(0, to - from), isPause: (pauses[pause] ?? Number.POSITIVE_INFINITY) <= to })
  }
  return gaps
}

/** Frames are counted from the first arrival on. */
function framesOf(gaps: readonly Gap[], frameMs: number): { all: number; withText: number } {
  let time = 0
  let last = 0
  let withText = 1
  for (const { ms, isPause } of gaps) {
    time += isPause ? frameMs : ms
    const frame = Math.floor(time / frameMs)
    if (frame > last) withText += 1
    last = frame
  }
  return { all: last + 1, withText }
}

/** The characters of each burst. */
function burstsOf(gaps: readonly Gap[], sizes: readonly number[]): number[] {
  const bursts: number[] = []
  for (let at = 0; at < gaps.length; at += 1) {
    const gap = gaps[at]
    if (!gap || gap.isPause || gap.ms < BURST.afterMs) continue
    let characters = sizes[at + 1] ?? 0
    let since = 0
    for (let next = at + 1; next < gaps.length; next += 1) {
      since += gaps[next]?.ms ?? 0
      if (since > BURST.withinMs) break
      characters += sizes[next + 1] ?? 0
    }
    if (characters >= BURST.characters) bursts.push(characters)
  }
  return bursts
}

function wordOf(
  silences: readonly number[],
  longestMs: number,
  bursts: readonly number[],
  sizes: readonly number[],
): string {
  if (longestMs >= STALL.leastMs && longestMs >= STALL.timesMedian * median(silences)) {
    return `stalled ${Math.round(longestMs / 1_000)} s`
  }
  const total = sum(sizes) - (sizes[0] ?? 0)
  return bursts.length >= 2 && sum(bursts) >= BURST.share * total ? 'in bursts' : 'steady'
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** The middle value; 0 of an empty list. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >>> 1] ?? 0
}
