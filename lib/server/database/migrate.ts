/** Brings a database to the schema of this version. */
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { sql } from 'drizzle-orm/sql'
import { type Queries, rowsOf } from './database'

/** The folder of migrations, which the build traces (next.config.mjs). */
export function migrationsFolder(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'migrations')
}

/** The key of the advisory lock for migrations: of several processes that start at once, one migrates. */
const MIGRATION_LOCK = 4_071_969

/**
 * Applies missing migrations in the caller's transaction. The lock belongs to the transaction and not to a session, so
 * that it also works behind a connection pool. The table is Drizzle's own.
 */
export async function migrate(queries: Queries, folder = migrationsFolder()): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  await queries.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`)
  await queries.execute(sql`create schema if not exists drizzle`)
  await queries.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  const applied = await rowsOf<{ last: string | number | null }>(
    queries,
    sql`select max(created_at) as last from drizzle.__drizzle_migrations`,
  )
  const last = Number(applied[0]?.last ?? 0)
  for (const { sql: statements, folderMillis, hash } of migrations) {
    // A database migrated by a newer version is left alone: each version keeps what the one before it needs.
    if (folderMillis <= last) continue
    for (const statement of statements) await queries.execute(sql.raw(statement))
    await queries.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis}::bigint)`,
    )
  }
}
