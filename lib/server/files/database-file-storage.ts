/** FileStorage in the database: a column of the file's own row. */
import type { Database } from '@/lib/server/database/database'
import { contentLength, readContent, removeContents, setContent } from '@/lib/server/database/files/file-contents'
import type { FileStorage } from './file-storage'

// Others get a turn between pieces.
const PIECE_BYTES = 768 * 1024

/** Makes the storage. */
export function createDatabaseFileStorage({ queries }: Pick<Database, 'queries'>): FileStorage {
  return {
    kind: 'database',
    async put(id, content) {
      const base64 = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64')
      await setContent(queries, id, base64)
    },
    async read(id) {
      const length = await contentLength(queries, id)
      if (length === undefined) return undefined
      const content = new Uint8Array(length)
      for (let from = 0; from < length; from += PIECE_BYTES) {
        const piece = await readContent(queries, id, from, PIECE_BYTES)
        if (piece === undefined) return undefined
        content.set(Buffer.from(piece, 'base64'), from)
      }
      return content
    },
    async remove(ids) {
      if (ids.length > 0) await removeContents(queries, ids)
    },
  }
}
