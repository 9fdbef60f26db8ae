/** FileStorage in the database: a column of the file's own row, which goes with it. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@/lib/server/database/database'
import { files } from '@/lib/server/database/schema'
import type { FileStorage } from './file-storage'

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
      const [row] = await queries.select({ content: files.content }).from(files).where(eq(files.id, id))
      return row?.content ?? undefined
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
