/** What visitors wait, out of what one of them has measured who asks one thing after another. */

/**
 * Adds those whom the one who measures has not been: while it waits it asks nothing, so that a stall of ten seconds would
 * be one long wait among many short ones. Whoever had come at the usual pace meanwhile would have waited for its rest.
 */
export function withUnasked(waits: readonly number[], paceMs: number): number[] {
  const all: number[] = []
  for (const wait of waits) {
    all.push(wait)
    for (let rest = wait - paceMs; rest >= paceMs; rest -= paceMs) all.push(rest)
  }
  return all
}
