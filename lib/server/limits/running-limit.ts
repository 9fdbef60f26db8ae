/** PORT RunningLimit: how many things may run at the same time. */

/** Counts what runs, by key. */
export interface RunningLimit {
  readonly kind: 'memory' | 'redis'
  /** Takes a place and returns the way to give it back; undefined when `most` places are taken. */
  take(key: string, most: number): Promise<(() => void) | undefined>
}

/** Counts what runs in this process. */
export function createMemoryRunningLimit(): RunningLimit {
  const running = new Map<string, number>()
  return {
    kind: 'memory',
    async take(key, most) {
      const count = running.get(key) ?? 0
      if (count >= most) return undefined
      running.set(key, count + 1)
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        const left = (running.get(key) ?? 1) - 1
        if (left > 0) running.set(key, left)
        else running.delete(key)
      }
    },
  }
}
