/** Database: a Postgres server by its URL. */
import pg, { type PoolConfig } from 'pg'
import { within } from '@/lib/server/time-limit'
import { queriesOn, transactionOn } from './connection'
import type { Database, Queries } from './database'
import { databaseCodeOf, isDatabaseDown } from './database-error'
import { migrate } from './migrate'
import { createPreparedStatements, type PreparedStatements, preparedClient } from './prepared-client'
import { createStatementQueue } from './statement-queue'

const CONNECT_LIMIT_MS = 5_000
const MAX_CONNECTIONS = 10
/** How many of them heavy readers may use; the rest are reserved for answers. */
const READING_CONNECTIONS = 3
const IDLE_MS = 60_000
const CLOSE_LIMIT_MS = 5_000
const MIGRATION_LIMIT_MS = 120_000
/** A server that has not answered by then, its own limit included, is gone. */
const ANSWER_ROOM_MS = 3_000

/** No statement of this product takes long: one that does is stuck, and so is an idle transaction. */
const LIMITS = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 }

/**
 * The server's errors when a pooler routes a prepared statement to a connection that does not know it, or on which
 * another client has prepared it.
 */
const NOT_OURS = new Set(['26000', '42P05'])

/** Connects and migrates. Rejects with a message for the operator. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const address = new URL(url)
  // As other Postgres clients read them: `require` means encryption, not a verified certificate.
  if (address.searchParams.has('sslmode')) address.searchParams.set('uselibpqcompat', 'true')
  try {
    const limits = await openOnce(address.href)
    const preparing = createPreparedStatements()
    // A pooler, recognised by its refusal of settings or by its name, shares a connection's statements among its
    // clients.
    if (!limits || address.searchParams.get('pgbouncer') === 'true') preparing.turnOff()
    return connect(address.href, limits, preparing)
  } catch (error) {
    const reason = databaseCodeOf(error) ? reasonOf(error) : String(error)
    throw new Error(`The database at DATABASE_URL could not be opened: ${reason}`, { cause: error })
  }
}

/** Migrates on a connection of its own and finds out which limits the server accepts as settings. */
async function openOnce(url: string): Promise<typeof LIMITS | undefined> {
  try {
    await migrateOn(url, { ...LIMITS, statement_timeout: MIGRATION_LIMIT_MS })
    return LIMITS
  } catch (error) {
    // A pooler may accept none: "unsupported startup parameter".
    if (databaseCodeOf(error) !== '08P01') throw error
    await migrateOn(url, undefined)
    return undefined
  }
}

async function migrateOn(url: string, limits: typeof LIMITS | undefined) {
  const pool = openPool(url, limits, { max: 1, query_timeout: MIGRATION_LIMIT_MS + ANSWER_ROOM_MS })
  try {
    await onPool(pool, (queries) => migrate(queries))
  } finally {
    await pool.end()
  }
}

function openPool(url: string, limits: typeof LIMITS | undefined, own: PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'firstword',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    ...limits,
    ...own,
  })
  // An idle connection that breaks is replaced at the next statement.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

function connect(url: string, limits: typeof LIMITS | undefined, preparing: PreparedStatements): Database {
  const query_timeout = LIMITS.statement_timeout + ANSWER_ROOM_MS
  const Client = preparedClient(preparing)
  const pool = openPool(url, limits, { max: MAX_CONNECTIONS, query_timeout, Client })
  const turns = createStatementQueue(READING_CONNECTIONS)
  const ask = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>
  const query = (...given: unknown[]) => turns(() => prepared(preparing, () => ask(...given)))
  const queries = queriesOn(Object.assign(Object.create(pool), { query }))
  let closing: Promise<void> | undefined
  return {
    kind: 'postgres',
    lasting: true,
    queries,
    transaction: (run) => prepared(preparing, () => onPool(pool, run)),
    ping: () => within(2_000, 'the database does not answer', queries.execute('select 1')).then(() => undefined),
    close() {
      closing ??= within(CLOSE_LIMIT_MS, 'the database is still at work', pool.end()).catch(() => {})
      return closing
    },
  }
}

/** Runs statements; if a pooler confuses prepared ones, turns preparing off and runs them again. */
async function prepared<T>(preparing: PreparedStatements, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!NOT_OURS.has(databaseCodeOf(error) ?? '')) throw error
    preparing.turnOff()
    return run()
  }
}

/** Runs a transaction on a pooled connection. A connection in an unknown state is not reused. */
async function onPool<T>(pool: pg.Pool, run: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  try {
    return await transactionOn(client, run)
  } catch (error) {
    isBroken = isDatabaseDown(error)
    throw error
  } finally {
    client.release(isBroken)
  }
}

/** The innermost message: Drizzle's own repeats the statement, which does not help an operator. */
function reasonOf(error: unknown): string {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  return inner instanceof Error ? inner.message : String(inner)
}
