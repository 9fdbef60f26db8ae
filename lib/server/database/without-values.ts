/**
 * Errors of statements without the values that were sent along: session hashes, ids of shares, people's words. The query
 * builder writes them into its message, and Postgres into some of its own; whoever prints an error would print them.
 */
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { PgPreparedQuery } from 'drizzle-orm/pg-core'
import { causesOf } from './database-error'

/** What drivers tell of an error that may hold values. */
const TELLING = ['detail', 'where', 'hint', 'internalQuery', 'parameters', 'queryOptions']

/** SQLSTATE classes whose message may quote a value: data that cannot be, and constraints that it breaks. */
const QUOTES = /^(?:22|23|P0)/

/** Takes the values out of an error and its causes. The errors stay the same ones. */
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

/** Replaces the message, and where it stands in the stack. */
function say(error: Error, message: string) {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  error.message = message
  error.stack = [`${error.name}: ${message}`, ...frames].join('\n')
}

interface Statements {
  queryWithCache(query: string, params: unknown[], run: () => Promise<unknown>): Promise<unknown>
}

const DONE = Symbol('without values')

/** Has the query builder throw such errors only: it has no other place at which all statements pass. */
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
