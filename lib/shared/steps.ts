/** Work as a generator that pauses after each step, so that it can run at once or in slices. */
import type { Slices } from './slices'

/** Such work and its result. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Runs all of it now. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Runs it slice by slice; with a clock, each step counts for the time it took. */
export async function inSlices<T>(steps: Steps<T>, slices: Slices): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const pause = slices.spend(1)
    if (pause) await pause
  }
}
