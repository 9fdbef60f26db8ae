/** How much of a text is split into blocks in one go, so that a long one can be processed in slices. */

/** Lines cost far more than characters, the more the deeper they are nested. */
const MAX_CHARACTERS = 16 * 1024
const MAX_LINES = 512
const DEPTH_OF_ONE = 8

/** Measured: the maximal cost of splitting a slice, in the unit of `weigh.ts`. */
export const SLICE_COST = 100

/** The end of the slice that starts at an offset, inside containers of that depth. */
export function sliceEnd(text: string, from: number, depth: number): number {
  const limit = Math.min(text.length, from + MAX_CHARACTERS)
  let lines = Math.ceil(MAX_LINES / (1 + depth / DEPTH_OF_ONE))
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at)
    if ((code === 10 || code === 13) && --lines === 0) return at + 1
  }
  return limit
}
