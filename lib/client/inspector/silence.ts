/** Which waits of a timeline are silences: those well above its usual wait. */

/** A shorter wait is not noticed. */
const MIN_SILENCE_MS = 200
const TIMES_MEDIAN = 5
/** Longer waits count as this long. */
const MAX_GAP_MS = 10_000

/** The waits of one timeline, counted as its entries come. */
export function createRhythm() {
  const counts = new Uint32Array(MAX_GAP_MS + 1)
  let total = 0
  return {
    /** Counts a wait; entries of the same moment have none between them. */
    add(pauseMs: number): void {
      const gap = Math.min(Math.round(pauseMs), MAX_GAP_MS)
      if (!(gap > 0)) return
      counts[gap] = (counts[gap] ?? 0) + 1
      total += 1
    },
    /** A longer wait is a silence: above 0.2 s, and above five times the median wait. */
    silenceMs(): number {
      let seen = 0
      for (let gap = 1; gap <= MAX_GAP_MS && total > 0; gap += 1) {
        seen += counts[gap] ?? 0
        if (seen * 2 >= total) return Math.max(MIN_SILENCE_MS, TIMES_MEDIAN * gap)
      }
      return MIN_SILENCE_MS
    },
  }
}
