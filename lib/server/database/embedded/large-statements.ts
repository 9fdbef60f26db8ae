/**
 * Statements with much data occupy the one connection for a while. Only one of them is queued at a time, so that others
 * wait for one and not for all of them.
 */
import { createLane } from '@/lib/server/give-way'

/** Of values; storing an ordinary message takes some kilobytes. */
const LARGE_BYTES = 64 * 1024

/** Runs a statement with these values: at once, or, when it is large, after the large one before it. */
export type LargeStatementQueue = <T>(values: unknown, statement: () => Promise<T>) => Promise<T>

/** Makes the queue of a connection. */
export function createLargeStatementQueue(): LargeStatementQueue {
  const inLane = createLane()
  return (values, statement) => (isLarge(values) ? inLane(statement) : statement())
}

/** Stops counting as soon as the answer is known. */
function isLarge(values: unknown): boolean {
  let bytes = 0
  const count = (value: unknown): boolean => {
    if (typeof value === 'string' || value instanceof Uint8Array) bytes += value.length
    else if (Array.isArray(value)) return value.some(count)
    return bytes > LARGE_BYTES
  }
  return count(values)
}
