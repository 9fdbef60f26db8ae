/** Long work in slices, with a pause between them for everything else that waits. */

/** Counts work, and says when a slice of it is full. */
export interface Slices {
  /** Counts work done; returns a promise to await when it is time to pause. */
  spend(cost: number): Promise<void> | undefined
}

/** When a slice is full. */
export interface SliceSize {
  /** In microseconds, by the measured cost of the work. */
  readonly cost?: number
  /** In milliseconds by the clock: this machine may be slower than the one that was measured. */
  readonly ms?: number
  now?(): number
}

const SLICE_MS = 5

/** Makes slices; `pause` learns how long the slice before it took. */
export function createSlices(
  pause: (tookMs: number) => Promise<void>,
  { cost: max = SLICE_MS * 1_000, ms = SLICE_MS, now = () => 0 }: SliceSize = {},
): Slices {
  let spent = 0
  let startedAt = now()
  return {
    spend(cost) {
      spent += cost
      const took = now() - startedAt
      if (spent < max && took < ms) return undefined
      spent = 0
      return pause(took).finally(() => {
        startedAt = now()
      })
    },
  }
}
