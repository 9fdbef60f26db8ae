/** Corrects the waits of a visitor who asks one thing after another for coordinated omission. */

/**
 * While it waits, the measuring visitor asks nothing, so that a stall of ten seconds would count as one long wait among
 * many short ones. This adds the waits of visitors who would have come at the usual pace meanwhile.
 */
export function withMissedWaits(waits: readonly number[], paceMs: number): number[] {
  const all: number[] = []
  for (const wait of waits) {
    all.push(wait)
    for (let rest = wait - paceMs; rest >= paceMs; rest -= paceMs) all.push(rest)
  }
  return all
}
