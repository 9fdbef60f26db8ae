/** Database: Postgres inside this process (PGlite), in a data directory or in memory. */
import { join } from 'node:path'
import type { Database } from '@/lib/server/database/database'
import { migrate } from '@/lib/server/database/migrate'
import { within } from '@/lib/server/time-limit'
import { ensureDataDirectory, makeParent } from './data-directory'
import { lockDataDirectory } from './data-lock'
import { type DatabaseThread, startDatabaseThread } from './database-thread'
import { connectEmbedded, type EmbeddedConnection } from './embedded-connection'

// Usually a second, a minute on a busy machine; a damaged directory may never open.
const OPEN_LIMIT_MS = 180_000

/** A prepared empty data directory (scripts/embedded-seed.mjs): using it takes a third of the time of making one. */
function seedFile(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'seed.tar.gz')
}

/** Opens the database of a data directory, creating it if necessary. Rejects when another process uses it. */
export async function openEmbeddedDatabase(dataDir: string): Promise<Database> {
  makeParent(dataDir)
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

/** Opens a database in memory, which ends with the process. */
export function openMemoryDatabase(): Promise<Database> {
  return openThread({ seedFile: seedFile() }, () => {})
}

async function makeFromSeed(dataDir: string) {
  const thread = await startDatabaseThread({ dataDir, seedFile: seedFile() }, OPEN_LIMIT_MS)
  await thread.close()
}

async function openThread(options: { dataDir?: string; seedFile?: string }, release: () => void): Promise<Database> {
  const thread = await startDatabaseThread(options, OPEN_LIMIT_MS)
  try {
    const connection = await connectEmbedded(thread)
    await connection.transaction((inner) => migrate(inner))
    return asDatabase(thread, connection, options.dataDir !== undefined, release)
  } catch (error) {
    // Two threads on one directory are as bad as two processes: this one must end before the next try.
    await thread.close()
    throw error
  }
}

function asDatabase(
  thread: DatabaseThread,
  { queries, transaction }: EmbeddedConnection,
  lasting: boolean,
  release: () => void,
): Database {
  const atExit = () => {
    thread.closeNow()
    release()
  }
  if (lasting) process.once('exit', atExit)
  return {
    kind: 'pglite',
    lasting,
    queries,
    transaction,
    ping: () => within(2_000, 'the database does not answer', queries.execute('select 1')).then(() => undefined),
    async close() {
      await thread.close()
      process.off('exit', atExit)
      release()
    },
  }
}
