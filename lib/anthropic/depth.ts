/** How deeply a value read from JSON is nested. */

/** Whether arrays and objects are nested more levels deep. Without recursion, as strangers choose the depth. */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true
    level = level
      .flatMap((inner) => (typeof inner === 'object' && inner !== null ? Object.values(inner) : []))
      .filter(isNested)
  }
  return false
}

const isNested = (value: unknown) => typeof value === 'object' && value !== null
