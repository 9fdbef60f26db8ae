/** Brings a database to the schema of this version. */
import { join } from 'node:path'

/** The folder of migrations, which the build traces (next.config.mjs). */
export function migrationsFolder(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'migrations')
}

/** The key of the advisory lock under which migrations run: of several processes that start at once, one migrates. */
export const MIGRATION_LOCK = 4_071_969
