/** PORT RunningLimit: how many things may run at the same time. */
import { createPlaceCounter } from './place-counter'

/** Counts what runs, by key. */
export interface RunningLimit {
  readonly kind: 'memory' | 'redis'
  /** Takes a place and returns what gives it back; undefined when `limit` places are taken. */
  take(key: string, limit: number): Promise<(() => void) | undefined>
}

/** Counts what runs in this process. */
export function createMemoryRunningLimit(): RunningLimit {
  const places = createPlaceCounter()
  return { kind: 'memory', take: async (key, limit) => places.take(key, limit) }
}
