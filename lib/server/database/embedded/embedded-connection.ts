/** The one connection that the embedded database has: a Postgres client on a line to the thread. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { queriesOn, transactionOn } from '@/lib/server/database/connection'
import type { Queries } from '@/lib/server/database/database'
import { createPreparedStatements, preparedClient } from '@/lib/server/database/prepared-client'
import { createStatementQueue } from '@/lib/server/database/statement-queue'
import { createLane } from '@/lib/server/give-way'
import { DatabaseLine } from './database-line'
import type { DatabaseThread } from './database-thread'
import { createLargeStatementQueue } from './large-statements'

/** A transaction while it runs. */
interface RunningTransaction {
  isOpen: boolean
}

/** The connection. Only one transaction runs at a time; other statements wait for its end. */
export interface EmbeddedConnection {
  queries: Queries
  transaction<T>(run: (queries: Queries) => Promise<T>): Promise<T>
}

/** Connects to a thread. */
export async function connectEmbedded(thread: DatabaseThread): Promise<EmbeddedConnection> {
  const Client = preparedClient(createPreparedStatements())
  const line = new DatabaseLine(thread)
  // The thread knows one user and one database, whatever this process's environment says.
  const client = new Client({ user: 'postgres', database: 'postgres', password: '', ssl: false, stream: () => line })
  // Whoever asks next is told that the line has ended.
  client.on('error', () => {})
  await client.connect()

  // Whatever comes next waits for the end of what was asked for last.
  const inTurn = createLane()
  const within = new AsyncLocalStorage<RunningTransaction>()

  async function fromOutside<T>(run: () => Promise<T>): Promise<T> {
    if (within.getStore()?.isOpen) {
      throw new Error('Within a transaction use its own queries: others would wait for its end, and it for them.')
    }
    return run()
  }

  const ask = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
  // One at a time of those who read much: what comes meanwhile is next on the one connection.
  const turns = createStatementQueue(1)
  const large = createLargeStatementQueue()
  const query = (...given: unknown[]) =>
    turns(() => fromOutside(() => large(given[1], () => inTurn(() => ask(...given)))))
  const outside: pg.Client = Object.assign(Object.create(client), { query })

  const runAlone = <T>(run: (queries: Queries) => Promise<T>) =>
    transactionOn(client, async (queries) => {
      const running: RunningTransaction = { isOpen: true }
      try {
        // A query of Drizzle begins when it is awaited: that has to be within, too.
        return await within.run(running, async () => await run(queries))
      } finally {
        running.isOpen = false
      }
    })

  return {
    queries: queriesOn(outside),
    transaction: (run) => fromOutside(() => inTurn(() => runAlone(run))),
  }
}
