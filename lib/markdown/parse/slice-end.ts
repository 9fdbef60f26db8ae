/** How much of a text is divided into blocks in one go, so that a long one can be taken in slices. */

/** Lines cost far more than characters, and more so the deeper they stand. */
const MAX_CHARACTERS = 16 * 1024
const MAX_LINES = 512
const DEPTH_OF_ONE = 8

/** Measured: what dividing a slice costs at most, in the unit of `weigh.ts`. */
export const SLICE_COST = 100

/** Where the slice ends that begins at a place of the text, within containers of that depth. */
export function sliceEnd(text: string, from: number, depth: number): number {
  const most = Math.min(text.length, from + MAX_CHARACTERS)
  let lines = Math.ceil(MAX_LINES / (1 + depth / DEPTH_OF_ONE))
  for (let at = from; at < most; at++) {
    const code = text.charCodeAt(at)
    if ((code === 10 || code === 13) && --lines === 0) return at + 1
  }
  return most
}
