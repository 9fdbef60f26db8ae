/** Counts the pacer's own timers for tests, because the process has others that come and go. */
import type * as Timers from 'node:timers/promises'

let pending = 0

/** The number of sleeps in progress. */
export const pendingTimers = () => pending

/** A replacement for the module, for `vi.mock('node:timers/promises', …)`. */
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
