/** Database: a Postgres server by its URL. */
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { type Database, within } from './database'
import { MIGRATION_LOCK, migrationsFolder } from './migrate'
import { schema } from './schema'

const CONNECT_SECONDS = 10
const MAX_CONNECTIONS = 10
/** No statement of this product takes long: one that does is stuck. */
const STATEMENT_LIMIT_MS = 15_000

/** Connects, and migrates under an advisory lock. Rejects with words for the operator. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const quiet = { onnotice: () => {}, connect_timeout: CONNECT_SECONDS }
  const migrating = postgres(url, { ...quiet, max: 1 })
  try {
    await migrating`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrate(drizzle(migrating), { migrationsFolder: migrationsFolder() })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The database at DATABASE_URL could not be opened: ${reason}`, { cause: error })
  } finally {
    await migrating.end({ timeout: 1 })
  }
  const client = postgres(url, {
    ...quiet,
    max: MAX_CONNECTIONS,
    idle_timeout: 60,
    connection: { statement_timeout: STATEMENT_LIMIT_MS },
  })
  const queries = drizzle(client, { schema })
  return {
    kind: 'postgres',
    lasting: true,
    queries,
    transaction: (run) => queries.transaction(run),
    ping: () =>
      within(
        2_000,
        'the database does not answer',
        client`select 1`.then(() => undefined),
      ),
    close: () => client.end({ timeout: 5 }),
  }
}
