/**
 * Statements that bring much keep the one connection for some time each. One of them at a time stands in its line, so that
 * whoever asks meanwhile waits for one and not for all that came before.
 */
import { createLane } from '@/lib/server/give-way'

/** Of values; a statement of an ordinary message has some kilobytes. */
const LARGE_BYTES = 64 * 1024

/** Runs a statement with these values: at once, or where they are many when the large one before it has ended. */
export type LargeStatementQueue = <T>(values: unknown, statement: () => Promise<T>) => Promise<T>

/** Makes the turns of a connection. */
export function createLargeStatementQueue(): LargeStatementQueue {
  const inLane = createLane()
  return (values, statement) => (isLarge(values) ? inLane(statement) : statement())
}

/** Counts no further than it has to. */
function isLarge(values: unknown): boolean {
  let bytes = 0
  const count = (value: unknown): boolean => {
    if (typeof value === 'string' || value instanceof Uint8Array) bytes += value.length
    else if (Array.isArray(value)) return value.some(count)
    return bytes > LARGE_BYTES
  }
  return count(values)
}
