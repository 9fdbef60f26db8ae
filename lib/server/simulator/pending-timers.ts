/** Counts the pacer's own timers for tests: the process has others that come and go. */
import type * as Timers from 'node:timers/promises'

let pending = 0

/** How many sleeps have begun and not ended. */
export const pendingTimers = () => pending

/** A stand-in for the module, to be given to `vi.mock('node:timers/promises', …)`. */
export async function countedTimers(original: () => Promise<typeof Timers>): Promise<typeof Timers> {
  const timers = await original()
  const counted = async (...args: Parameters<typeof Timers.setTimeout>) => {
    pending += 1
    return timers.setTimeout(...args).finally(() => {
      pending -= 1
    })
  }
  return { ...timers, setTimeout: counted as typeof Timers.setTimeout }
}
