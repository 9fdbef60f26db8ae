/**
 * Removes values from errors of statements: session hashes, ids of shares, people's words. The query builder puts them
 * into its messages, and so does Postgres in some cases; printing an error would leak them.
 */
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { PgPreparedQuery } from 'drizzle-orm/pg-core'
import { causesOf } from './database-error'

/** Fields of drivers' errors that may contain values. */
const TELLING = ['detail', 'where', 'hint', 'internalQuery', 'parameters', 'queryOptions']

/** SQLSTATE classes whose messages may quote a value: invalid data and violated constraints. */
const QUOTES = /^(?:22|23|P0)/

/** Removes the values from an error and its causes, in place. */
export function withoutValues(thrown: unknown): unknown {
  for (const error of causesOf(thrown)) {
    const fields = error as Error & Record<string, unknown>
    for (const name of TELLING) if (name in error) delete fields[name]
    if (error instanceof DrizzleQueryError) {
      error.params = []
      say(error, 'A statement failed')
    } else if (typeof fields.code === 'string' && QUOTES.test(fields.code)) {
      const colon = error.message.indexOf(':')
      if (colon !== -1) say(error, error.message.slice(0, colon))
    }
  }
  return thrown
}

/** Replaces the message, in the stack too. */
function say(error: Error, message: string) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  error.message = message
  error.stack = [`${error.name}: ${message}`, ...frames].join('\n')
}

interface Statements {
  queryWithCache(query: string, params: unknown[], run: () => Promise<unknown>): Promise<unknown>
}

const DONE = Symbol('without values')

/** Patches the query builder so that it only throws such errors: no other place sees all statements. */
export function hideValues(): void {
  const statements = PgPreparedQuery.prototype as unknown as Statements & { [DONE]?: true }
  if (statements[DONE]) return
  const run = statements.queryWithCache
  statements.queryWithCache = function (this: Statements, ...given) {
    return run.apply(this, given).catch((thrown) => {
      throw withoutValues(thrown)
    })
  }
  statements[DONE] = true
}
