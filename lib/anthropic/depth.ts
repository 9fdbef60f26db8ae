/** How deep a value read from JSON goes. */

/** Whether lists and records lie more than so many levels deep within each other. Without recursion, as strangers choose the depth. */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level
      .flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
      .filter(isNested)
  }
  return false
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null
