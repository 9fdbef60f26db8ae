/** The embedded database's one connection: a Postgres client connected to the thread. */
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
  // The thread has one user and one database, whatever the environment says.
  const client = new Client({ user: 'postgres', database: 'postgres', password: '', ssl: false, stream: () => line })
  // The next statement reports that the connection has ended.
  client.on('error', () => {})
  await client.connect()

  // Each statement waits for the one before it.
  const inTurn = createLane()
  const within = new AsyncLocalStorage<RunningTransaction>()

  async function fromOutside<T>(run: () => Promise<T>): Promise<T> {
    if (within.getStore()?.isOpen) {
      throw new Error('Within a transaction use its own queries: others would wait for its end, and it for them.')
    }
    return run()
  }

  const ask = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
  // Heavy readers get one statement at a time, so that others can use the connection in between.
  const turns = createStatementQueue(1)
  const large = createLargeStatementQueue()
  const query = (...args: unknown[]) => turns(() => fromOutside(() => large(args[1], () => inTurn(() => ask(...args)))))
  const outside: pg.Client = Object.assign(Object.create(client), { query })

  const runAlone = <T>(run: (queries: Queries) => Promise<T>) =>
    transactionOn(client, async (queries) => {
      const running: RunningTransaction = { isOpen: true }
      try {
        // A Drizzle query starts when it is awaited, which must happen inside as well.
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
