/** Database: Postgres inside this process (PGlite), in a data directory or in memory. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { type Database, within } from '@/lib/server/database/database'
import { migrationsFolder } from '@/lib/server/database/migrate'
import { schema } from '@/lib/server/database/schema'
import { lockDataDirectory } from './data-lock'
import { type EmbeddedClient, startEmbeddedClient } from './embedded-client'

// A busy machine takes its time; a half-made directory never opens.
const OPEN_LIMIT_MS = 60_000

/** A pre-made empty data directory (scripts/embedded-seed.mjs): opening it takes a third of making one. */
function seedFile(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'seed.tar.gz')
}

/** Opens the database of a data directory, making it if there is none. Rejects when another process has it. */
export async function openEmbeddedDatabase(dataDir: string): Promise<Database> {
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o700 })
  const release = lockDataDirectory(dataDir)
  try {
    if (!isWhole(dataDir)) await makeDataDirectory(dataDir)
    const client = await startEmbeddedClient({ dataDir }, OPEN_LIMIT_MS)
    return await toDatabase(client, true, release)
  } catch (error) {
    release()
    throw error
  }
}

/** Opens a database in memory: nothing to set up, nothing that outlives the process. */
export async function openMemoryDatabase(): Promise<Database> {
  const client = await startEmbeddedClient({ seedFile: seedFile() }, OPEN_LIMIT_MS)
  return toDatabase(client, false, () => {})
}

/** Files without which no Postgres starts: a directory that lacks them was left half made. */
function isWhole(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION')) && existsSync(join(dataDir, 'global', 'pg_control'))
}

/** Made beside its place and moved there when it is whole, so that a killed start leaves nothing half made. */
async function makeDataDirectory(dataDir: string) {
  const draft = `${dataDir}.making`
  rmSync(draft, { recursive: true, force: true })
  const client = await startEmbeddedClient({ dataDir: draft, seedFile: seedFile() }, OPEN_LIMIT_MS)
  await client.close()
  // What stands there has no control file: it cannot be opened by any means, and is kept for whoever wants to look.
  if (existsSync(dataDir)) renameSync(dataDir, `${dataDir}.damaged-${Date.now()}`)
  renameSync(draft, dataDir)
}

async function toDatabase(client: EmbeddedClient, lasting: boolean, release: () => void): Promise<Database> {
  // Drizzle calls nothing of PGlite but these.
  const queries = drizzle(client as unknown as PGlite, { schema })
  await migrate(queries, { migrationsFolder: migrationsFolder() })
  process.once('exit', release)
  return {
    kind: 'pglite',
    lasting,
    queries,
    transaction: (run) => queries.transaction(run),
    ping: () =>
      within(
        2_000,
        'the database does not answer',
        client.query('select 1').then(() => undefined),
      ),
    async close() {
      await client.close()
      process.off('exit', release)
      release()
    },
  }
}
