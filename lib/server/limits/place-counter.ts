/** Counts taken places in this process, by key. */
export interface PlaceCounter {
  /** Takes a place and returns what gives it back, once or more often; undefined when `limit` places are taken. */
  take(key: string, limit: number): (() => void) | undefined
}

/** Makes a counter. */
export function createPlaceCounter(): PlaceCounter {
  const taken = new Map<string, number>()
  return {
    take(key, limit) {
      const count = taken.get(key) ?? 0
      if (count >= limit) return undefined
      taken.set(key, count + 1)
      let hasLeft = false
      return () => {
        if (hasLeft) return
        hasLeft = true
        const left = (taken.get(key) ?? 1) - 1
        if (left > 0) taken.set(key, left)
        else taken.delete(key)
      }
    },
  }
}
