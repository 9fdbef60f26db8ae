/** FileStorage in the database: a column of the file's own row, which goes with it. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@/lib/server/database/database'
import { files } from '@/lib/server/database/schema'
import type { FileStorage } from './file-storage'

// Others have their turn between two of them, and base64 is read many times as fast as the form of bytes in answers.
const PIECE_BYTES = 768 * 1024

/** Makes the storage. */
export function createDatabaseFileStorage({ queries }: Pick<Database, 'queries'>): FileStorage {
  return {
    kind: 'database',
    async put(id, content) {
      const base64 = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64')
      await queries
        .update(files)
        .set({ content: sql`decode(${base64}, 'base64')` })
        .where(eq(files.id, id))
    },
    async read(id) {
      const length = sql<number | null>`octet_length(${files.content})`
      const [row] = await queries.select({ length }).from(files).where(eq(files.id, id))
      if (typeof row?.length !== 'number') return undefined
      const content = new Uint8Array(row.length)
      for (let from = 0; from < row.length; from += PIECE_BYTES) {
        const piece = sql<string>`encode(substring(${files.content} from ${from + 1}::int for ${PIECE_BYTES}::int), 'base64')`
        const [read] = await queries.select({ piece }).from(files).where(eq(files.id, id))
        if (typeof read?.piece !== 'string') return undefined
        content.set(Buffer.from(read.piece, 'base64'), from)
      }
      return content
    },
    async remove(ids) {
      if (ids.length > 0)
        await queries
          .update(files)
          .set({ content: null })
          .where(inArray(files.id, [...ids]))
    },
  }
}
