/** How much storage people use, measured in the database. */
import { type SQL, sql } from 'drizzle-orm'
import { type Queries, rowsOf } from '@/lib/server/database/database'

/** What one person has stored. */
export interface StoredBytes {
  id: string
  isGuest: boolean
  /** Messages, shares, files and the sources of documents. */
  bytes: number
}

// The overhead of a row and its index entries.
const ROW_BYTES = 500

/** Sizes on disk: parts and transcript uncompressed (decision 030), and the search terms twice, for their index. */
const OF_MESSAGES = sql`
  select sum(${ROW_BYTES}::bigint + pg_column_size(parts) + pg_column_size(metadata)
    + coalesce(pg_column_size(transcript), 0) + 2 * pg_column_size(search)) from messages where owner_id = person.id`
const OF_SHARES = sql`
  select sum(${ROW_BYTES}::bigint + pg_column_size(content)) from shares where owner_id = person.id`
const OF_REPLAYS = sql`
  select sum(${ROW_BYTES}::bigint + pg_column_size(steps))
  from share_replays join shares on shares.id = share_id where owner_id = person.id`
const OF_FILES = sql`select sum(${ROW_BYTES}::bigint + size_bytes) from files where owner_id = person.id`
const OF_SOURCES = sql`
  select sum(${ROW_BYTES}::bigint + size_bytes) from document_sources source
  join messages m on m.chat_id = source.chat_id and m.id = message_id where m.owner_id = person.id`
const OF_RECORDINGS = sql`
  select sum(${ROW_BYTES}::bigint + size_bytes + coalesce(pg_column_size(arrivals), 0))
  from recordings where owner_id = person.id`

const sumOf = (...parts: SQL[]) =>
  sql.join(
    parts.map((part) => sql`coalesce((${part}), 0)`),
    sql` + `,
  )

const STORED = sumOf(OF_MESSAGES, OF_SHARES, OF_REPLAYS, OF_FILES, OF_SOURCES)

/** Measures one person; undefined when there is no such person. */
export async function readStored(queries: Queries, ownerId: string): Promise<StoredBytes | undefined> {
  const [row] = await rowsOf<StoredBytes>(
    queries,
    sql`select id, is_guest as "isGuest", (${STORED})::float8 as bytes from users person where id = ${ownerId}`,
  )
  return row
}

/** Measures some people at once and stores the result, recordings included, for the site's total. */
export async function countStored(queries: Queries, ownerIds: readonly string[]): Promise<StoredBytes[]> {
  if (ownerIds.length === 0) return []
  // Locked in a fixed order, because two servers may count the same people.
  return rowsOf<StoredBytes>(
    queries,
    sql`
      with people as (
        select id from users where id = any(${`{${ownerIds.join(',')}}`}::text[]) order by id for no key update
      ),
      counted as (
        select id, ${STORED} as bytes, ${sumOf(OF_RECORDINGS)} as recorded from people person
      )
      update users set stored_bytes = bytes + recorded, stored_at = now()
      from counted where users.id = counted.id
      returning users.id, is_guest as "isGuest", bytes::float8 as bytes`,
  )
}

/** The site's total, from the last counts. */
export async function siteBytes(queries: Queries): Promise<number> {
  const [row] = await rowsOf<{ bytes: number }>(
    queries,
    sql`select coalesce(sum(stored_bytes), 0)::float8 as bytes from users`,
  )
  return row?.bytes ?? 0
}

/** The people whose counts are missing or oldest. */
export async function longestUncounted(queries: Queries, before: Date, max: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    queries,
    sql`
      select id from users where stored_at is null or stored_at < ${before.toISOString()}::timestamptz
      order by stored_at nulls first limit ${max}`,
  )
  return rows.map(({ id }) => id)
}
