/** Database: Postgres inside this process (PGlite), in a data directory or in memory. */
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { type Database, within } from '@/lib/server/database/database'
import { migrate } from '@/lib/server/database/migrate'
import { schema } from '@/lib/server/database/schema'
import { hideValues } from '@/lib/server/database/without-values'
import { ensureDataDirectory, makeParent } from './data-directory'
import { lockDataDirectory } from './data-lock'
import { type DatabaseThread, startDatabaseThread } from './database-thread'
import { createEmbeddedClient } from './embedded-client'

hideValues()

// A second, as a rule, and a minute where many others want the processor; a damaged directory may never open.
const OPEN_LIMIT_MS = 180_000

/** A pre-made empty data directory (scripts/embedded-seed.mjs): opening it takes a third of making one. */
function seedFile(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'seed.tar.gz')
}

/** Opens the database of a data directory, making it if there is none. Rejects when another process has it. */
export async function openEmbeddedDatabase(dataDir: string): Promise<Database> {
  makeParent(dataDir)
  // Before anything is read.
  const release = await lockDataDirectory(dataDir)
  try {
    await ensureDataDirectory(dataDir, makeFromSeed)
    return await openThread({ dataDir }, release)
  } catch (error) {
    release()
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The embedded database in ${dataDir} could not be opened: ${reason}`, { cause: error })
  }
}

/** Opens a database in memory: nothing to set up, nothing that outlives the process. */
export function openMemoryDatabase(): Promise<Database> {
  return openThread({ seedFile: seedFile() }, () => {})
}

async function makeFromSeed(dataDir: string) {
  const thread = await startDatabaseThread({ dataDir, seedFile: seedFile() }, OPEN_LIMIT_MS)
  await thread.close()
}

async function openThread(options: { dataDir?: string; seedFile?: string }, release: () => void): Promise<Database> {
  const thread = await startDatabaseThread(options, OPEN_LIMIT_MS)
  const client = createEmbeddedClient(thread)
  // Drizzle calls nothing of PGlite but what the client has.
  const queries = drizzle(client as unknown as PGlite, { schema })
  try {
    await queries.transaction((inner) => migrate(inner))
  } catch (error) {
    // Two threads on one directory are as bad as two processes: the next try must find this one gone.
    await thread.close()
    throw error
  }
  return asDatabase(thread, queries, options.dataDir !== undefined, release)
}

type EmbeddedQueries = ReturnType<typeof drizzle<typeof schema>>

function asDatabase(thread: DatabaseThread, queries: EmbeddedQueries, lasting: boolean, release: () => void): Database {
  const atExit = () => {
    thread.closeNow()
    release()
  }
  if (lasting) process.once('exit', atExit)
  return {
    kind: 'pglite',
    lasting,
    queries,
    transaction: (run) => queries.transaction(run),
    ping: () => within(2_000, 'the database does not answer', queries.execute('select 1')).then(() => undefined),
    async close() {
      await thread.close()
      process.off('exit', atExit)
      release()
    },
  }
}
