/** How much time the slider of the stage spans. */

/** A scale whose end is unknown begins with this much time, and doubles whenever it is full. */
const INITIAL_MS = 8_000

interface ScaleOptions {
  /** The furthest time that has been reached. */
  reachedMs: number
  hasEnded: boolean
  /** How long the answer will take, if that is known. */
  expectedMs?: number | undefined
}

/** The end of the scale in milliseconds. While an answer arrives it grows in steps, so that the slider moves between them. */
export function scaleOf({ reachedMs, hasEnded, expectedMs = INITIAL_MS }: ScaleOptions): number {
  if (hasEnded) return Math.max(1, reachedMs)
  let scale = Math.max(1, expectedMs)
  while (scale < reachedMs) scale *= 2
  return scale
}
