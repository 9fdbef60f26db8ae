/** The contents of files that are kept in the database, in base64: drivers read it many times as fast as bytes. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { files } from '@/lib/server/database/schema'

/** Stores the content of a file. */
export async function setContent(queries: Queries, id: string, base64: string): Promise<void> {
  await queries
    .update(files)
    .set({ content: sql`decode(${base64}, 'base64')` })
    .where(eq(files.id, id))
}

/** How many bytes the content of a file has; undefined where there is none. */
export async function contentLength(queries: Queries, id: string): Promise<number | undefined> {
  const length = sql<number | null>`octet_length(${files.content})`
  const [row] = await queries.select({ length }).from(files).where(eq(files.id, id))
  return row?.length ?? undefined
}

/** Some bytes of a file's content; undefined where it has gone. */
export async function readContent(
  queries: Queries,
  id: string,
  from: number,
  length: number,
): Promise<string | undefined> {
  const piece = sql<
    string | null
  >`encode(substring(${files.content} from ${from + 1}::int for ${length}::int), 'base64')`
  const [row] = await queries.select({ piece }).from(files).where(eq(files.id, id))
  return row?.piece ?? undefined
}

/** Removes the contents of files and leaves their rows. */
export async function removeContents(queries: Queries, ids: readonly string[]): Promise<void> {
  await queries
    .update(files)
    .set({ content: null })
    .where(inArray(files.id, [...ids]))
}
