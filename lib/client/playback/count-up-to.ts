/** Finds a place in an ordered list. */

/** How many of the items have a number up to `limit`, in a list that is ordered by it. */
export function countUpTo<T>(items: readonly T[], numberOf: (item: T) => number, limit: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && numberOf(item) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
