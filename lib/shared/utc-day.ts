/** Days for budgets and reports: UTC, the same for everybody. */

const DAY_MS = 24 * 60 * 60 * 1000

/** The day of a time, as `2026-11-21`. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, 10)
}

/** Whole seconds until the next day begins, at least one. */
export function secondsToMidnight(now: Date): number {
  return Math.max(1, Math.ceil((DAY_MS - (now.getTime() % DAY_MS)) / 1000))
}

/** The last `count` days, today included, oldest first. */
export function lastDays(count: number, now: Date): string[] {
  return Array.from({ length: count }, (_, at) => utcDay(new Date(now.getTime() - (count - 1 - at) * DAY_MS)))
}
