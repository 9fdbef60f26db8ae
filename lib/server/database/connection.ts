/** The query builder on a connection, and transactions, for both kinds of database. */
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Queries } from './database'
import { databaseCodeOf } from './database-error'
import { schema } from './schema'
import { hideValues } from './without-values'

hideValues()

/** The code of statements in a transaction that has already failed. */
const ABORTED = '25P02'

/** The query builder on a connection, or on a pool of them. */
export function queriesOn(connection: pg.Pool | pg.ClientBase): Queries {
  return drizzle(connection as pg.Client, { schema })
}

/** Runs a transaction on a connection that nothing else uses meanwhile. */
export async function transactionOn<T>(client: pg.ClientBase, run: (queries: Queries) => Promise<T>): Promise<T> {
  const { heard, failure, end } = listenTo(client)
  try {
    return await queriesOn(heard).transaction(async (queries) => {
      const result = await run(queries)
      // The server would answer a commit with a rollback and report success.
      if (client.getTransactionStatus() === 'E') throw failure() ?? new Error('a statement of the transaction failed')
      return result
    })
  } finally {
    end()
  }
}

interface WatchedConnection {
  heard: pg.ClientBase
  /** The error of the last statement that failed, not counting those that failed because of it. */
  failure(): unknown
  /** Refuses further statements: the connection is about to be reused. */
  end(): void
}

function listenTo(client: pg.ClientBase): WatchedConnection {
  let failure: unknown
  let hasEnded = false
  const ask = client.query as (...all: unknown[]) => Promise<unknown>
  const query = async (...given: unknown[]) => {
    if (hasEnded) throw new Error('This transaction has ended.')
    try {
      return await ask.apply(client, given)
    } catch (error) {
      if (databaseCodeOf(error) !== ABORTED) failure = error
      throw error
    }
  }
  return {
    heard: Object.assign(Object.create(client), { query }),
    failure: () => failure,
    end() {
      hasEnded = true
    },
  }
}
