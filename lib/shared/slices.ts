/** Long work in slices: between two of them whatever else waits has its turn. */

/** Counts work, and says when a slice of it is full. */
export interface Slices {
  /** Counts what was done; gives a promise when it is time to pause, which is to be awaited before more is done. */
  spend(cost: number): Promise<void> | undefined
}

/** When a slice is full. */
export interface SliceSize {
  /** In microseconds, as work was once measured. */
  readonly cost?: number
  /** In milliseconds by the clock: what was measured elsewhere may take longer here. */
  readonly ms?: number
  now?(): number
}

const SLICE_MS = 5

/** Makes slices with a pause between them, which is told how long the slice before it took. */
export function createSlices(
  pause: (tookMs: number) => Promise<void>,
  { cost: most = SLICE_MS * 1_000, ms = SLICE_MS, now = () => 0 }: SliceSize = {},
): Slices {
  let spent = 0
  let begun = now()
  return {
    spend(cost) {
      spent += cost
      const took = now() - begun
      if (spent < most && took < ms) return undefined
      spent = 0
      return pause(took).finally(() => {
        begun = now()
      })
    },
  }
}
