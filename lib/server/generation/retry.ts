/** When a failed call is tried again by itself: only before anything was shown, and never for long. */
import type { AppError, ErrorCode } from '@/lib/shared/error'

/** Retries after the first try. */
export const MAX_RETRIES = 2

// A longer wait than this is the reader's own decision.
const LONGEST_WAIT_MS = 30_000

const RETRIED: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'overloaded', 'provider_failed', 'connection_lost'])

/** Milliseconds to wait before retry number `retry` (from 1); undefined when there is none. `random` gives 0 to 1. */
export function retryDelay(error: AppError, retry: number, random: () => number): number | undefined {
  if (!error.retryable || !RETRIED.has(error.code) || retry > MAX_RETRIES) return undefined
  const asked = error.retryAfter === undefined ? undefined : error.retryAfter * 1_000
  if (asked !== undefined) return asked <= LONGEST_WAIT_MS ? Math.round(asked) : undefined
  // Spread, so that many waiting answers do not come back in one moment.
  return Math.round(500 * 2 ** (retry - 1) * (1 + random() / 2))
}
