/** When a failed call is retried by itself: only before anything was shown, and never for long. */
import type { AppError, ErrorCode } from '@/lib/shared/error'

/** Retries after the first try. */
export const MAX_RETRIES = 2

// Longer waits are left to the reader.
const MAX_WAIT_MS = 30_000

const RETRIED: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'overloaded', 'provider_failed', 'connection_lost'])

/** Milliseconds to wait before retry number `retry` (from 1); undefined when there is none. `random` gives 0 to 1. */
export function retryDelay(error: AppError, retry: number, random: () => number): number | undefined {
  if (!error.retryable || !RETRIED.has(error.code) || retry > MAX_RETRIES) return undefined
  const requestedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1_000
  if (requestedMs !== undefined) return requestedMs <= MAX_WAIT_MS ? Math.round(requestedMs) : undefined
  // Random, so that many waiting answers do not come back at the same moment.
  return Math.round(500 * 2 ** (retry - 1) * (1 + random() / 2))
}
