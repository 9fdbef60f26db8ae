/** Work that is written once, and done in one go or in slices: a generator that stops after each of its steps. */
import type { Slices } from './slices'

/** Such work, and what comes of it. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all of it now. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Does as much at a time as a slice holds; with a clock, a step counts as what it took. */
export async function inSlices<T>(steps: Steps<T>, slices: Slices): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const pause = slices.spend(1)
    if (pause) await pause
  }
}
