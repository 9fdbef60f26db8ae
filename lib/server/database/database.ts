/** PORT Database: Postgres, embedded or by URL, behind one query builder. */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { SQL } from 'drizzle-orm/sql'
import type { schema } from './schema'

/** The query builder; inside a transaction the same type. */
export type Queries = PgDatabase<PgQueryResultHKT, typeof schema>

/** An open database, its migrations applied. Every adapter passes database.contract.ts. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  /** Whether its data outlives the process. */
  readonly lasting: boolean
  readonly queries: Queries
  /**
   * Runs statements as one: all or nothing. A rejection of `run` rolls back, and so does a failed statement whose error
   * `run` swallowed. Within `run` use only the queries passed to it: the embedded database has one connection and
   * refuses others until the transaction ends.
   */
  transaction<T>(run: (queries: Queries) => Promise<T>): Promise<T>
  /** Rejects when the database does not answer within two seconds. */
  ping(): Promise<void>
  /** Closes it; later statements reject. May be called twice. */
  close(): Promise<void>
}

/** The rows of a handwritten statement; drivers return them in two forms. */
export async function rowsOf<Row>(queries: Queries, statement: SQL): Promise<Row[]> {
  const result: unknown = await queries.execute(statement)
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[]
}
