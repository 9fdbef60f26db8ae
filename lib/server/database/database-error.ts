/** Reads errors of failed statements, which drivers and the query builder wrap in each other. */

/** Network codes for a missing connection. The embedded database has one of its own. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_ENDED',
])

/**
 * SQLSTATE classes and codes for a server that cannot work now: connections, resources, starting or stopping, a time
 * limit, input and output.
 */
const CANNOT_NOW = /^(08...|53...|57P0[1-5]|57014|55P03|25P03|25P04|58030)$/

/** The driver's messages for a missing connection, which have no code. */
const NO_CONNECTION_WORDS =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (was|has)|Cannot use a pool)/

/** The code of a database error, usually its SQLSTATE; undefined for any other thrown value. */
export function databaseCodeOf(thrown: unknown): string | undefined {
  for (const error of causesOf(thrown)) {
    const { code } = error as { code?: unknown }
    if (typeof code === 'string') return code
  }
  return undefined
}

const MAX_CAUSES = 5

/** A thrown error and its causes, outermost first. */
export function causesOf(thrown: unknown): Error[] {
  const errors: Error[] = []
  for (let error = thrown; error instanceof Error && errors.length < MAX_CAUSES; error = error.cause) errors.push(error)
  return errors
}

/** Whether the database was unreachable or unable to work, so that the same statement may succeed later. */
export function isDatabaseDown(thrown: unknown): boolean {
  const code = databaseCodeOf(thrown)
  if (code !== undefined) return NO_CONNECTION.has(code) || CANNOT_NOW.test(code)
  return causesOf(thrown).some(({ message }) => NO_CONNECTION_WORDS.test(message))
}

/** Whether a statement failed because a row with its key exists. */
export function isDuplicate(thrown: unknown): boolean {
  return databaseCodeOf(thrown) === '23505'
}
