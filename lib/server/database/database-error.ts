/** What a failed statement says: drivers and the query builder wrap it in each other. */

/** Codes of the network and of the driver that mean: there is no connection. The embedded database uses one of them. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
])

/**
 * SQLSTATE classes and codes with which a server says that it cannot work now: connections, resources, shutting down
 * or starting, a time limit, input and output.
 */
const CANNOT_NOW = /^(08...|53...|57P0[1-5]|57014|55P03|25P03|25P04|58030)$/

/** The code of a database error, its SQLSTATE as a rule; undefined for any other thrown value. */
export function databaseCodeOf(thrown: unknown): string | undefined {
  let error: unknown = thrown
  for (let depth = 0; error instanceof Error && depth < 5; depth += 1) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string') return code
    error = error.cause
  }
  return undefined
}

/** Whether the database could not be reached or could not work, so that the same statement may succeed later. */
export function isDatabaseDown(thrown: unknown): boolean {
  const code = databaseCodeOf(thrown)
  return code !== undefined && (NO_CONNECTION.has(code) || CANNOT_NOW.test(code))
}

/** Whether a statement failed because a row with its key is there already. */
export function isDuplicate(thrown: unknown): boolean {
  return databaseCodeOf(thrown) === '23505'
}
