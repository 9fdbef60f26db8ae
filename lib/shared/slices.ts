/** Long work in slices: between two of them whatever else waits has its turn. */

/** Counts work, and says when a slice of it is full. */
export interface Slices {
  /** Counts what was done; gives a promise when it is time to pause, which is to be awaited before more is done. */
  spend(cost: number): Promise<void> | undefined
}

/** About 8 ms: 1,000 of cost are about a millisecond. */
const SLICE_COST = 8_000

/** Makes slices with a pause between them. */
export function createSlices(pause: () => Promise<void>, size = SLICE_COST): Slices {
  let spent = 0
  return {
    spend(cost) {
      spent += cost
      if (spent < size) return undefined
      spent = 0
      return pause()
    },
  }
}
