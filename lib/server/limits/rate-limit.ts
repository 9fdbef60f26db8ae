/** PORT RateLimit: how often something may happen within a time. */

/** Counts events by key. */
export interface RateLimit {
  readonly kind: 'memory' | 'redis'
  /** Counts one event; returns the seconds to wait when there were too many, else 0. */
  take(key: string): Promise<number>
}

/** How many events in how many seconds. */
export interface Rate {
  name: string
  max: number
  seconds: number
}
