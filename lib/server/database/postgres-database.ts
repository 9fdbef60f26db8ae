/** Database: a Postgres server by its URL. */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type Database, within } from './database'
import { databaseCodeOf } from './database-error'
import { migrate } from './migrate'
import { schema } from './schema'

const CONNECT_SECONDS = 5
const MAX_CONNECTIONS = 10
/** After a failure the next try comes soon: requests that arrive meanwhile are refused, not kept waiting. */
const LONGEST_PAUSE_SECONDS = 1
const MIGRATION_LIMIT_MS = 120_000

/** No statement of this product takes long: one that does is stuck, and so is a transaction that says nothing more. */
const LIMITS = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 }

/** What other drivers read in a URL, and a server would refuse. */
const FOREIGN_PARAMETERS = ['channel_binding', 'connection_limit', 'gssencmode', 'pgbouncer', 'pool_timeout', 'schema']

/** The dates and times, whose text Drizzle reads and writes; a value given to a statement by hand may be a Date. */
const TIME_TYPES = [1082, 1114, 1184]

/** Connects, and migrates. Rejects with words for the operator. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const address = new URL(url)
  for (const name of FOREIGN_PARAMETERS) address.searchParams.delete(name)
  try {
    const limits = await openOnce(address.href)
    return connect(address.href, limits)
  } catch (error) {
    const reason = databaseCodeOf(error) ? reasonOf(error) : String(error)
    throw new Error(`The database at DATABASE_URL could not be opened: ${reason}`, { cause: error })
  }
}

/** Migrates on a connection of its own, and finds out which limits the server lets a connection set. */
async function openOnce(url: string): Promise<typeof LIMITS | undefined> {
  try {
    await migrateOn(url, { ...LIMITS, statement_timeout: MIGRATION_LIMIT_MS })
    return LIMITS
  } catch (error) {
    // A pool between here and the server may take none: "unsupported startup parameter".
    if (databaseCodeOf(error) !== '08P01') throw error
    await migrateOn(url, undefined)
    return undefined
  }
}

async function migrateOn(url: string, limits: typeof LIMITS | undefined) {
  const client = postgres(url, options(1, limits))
  try {
    await drizzle(client, { schema }).transaction((queries) => migrate(queries))
  } finally {
    await client.end({ timeout: 1 })
  }
}

function options(max: number, limits: typeof LIMITS | undefined) {
  return {
    max,
    onnotice: () => {},
    connect_timeout: CONNECT_SECONDS,
    idle_timeout: 60,
    backoff: (failures: number) => Math.min(3 ** failures / 100, LONGEST_PAUSE_SECONDS),
    connection: { application_name: 'firstword', ...limits },
  }
}

function connect(url: string, limits: typeof LIMITS | undefined): Database {
  const client = postgres(url, options(MAX_CONNECTIONS, limits))
  const queries = drizzle(client, { schema })
  for (const type of TIME_TYPES) {
    client.options.serializers[type] = (value: unknown) => (value instanceof Date ? value.toISOString() : value)
  }
  return {
    kind: 'postgres',
    lasting: true,
    queries,
    transaction: (run) => queries.transaction(run),
    ping: () => within(2_000, 'the database does not answer', queries.execute('select 1')).then(() => undefined),
    close: () => client.end({ timeout: 5 }),
  }
}

/** The innermost message: Drizzle's own is the statement, which tells an operator nothing. */
function reasonOf(error: unknown): string {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  return inner instanceof Error ? inner.message : String(inner)
}
