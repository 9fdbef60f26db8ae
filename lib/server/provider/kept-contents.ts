/** A short-lived cache of files as base64, because a chat's next question sends the same ones again. */
import type { SourceFile } from '@/lib/server/files/file-of-source'

/** How much is cached, and for how long after the last use. */
export interface KeptLimits {
  maxBytes: number
  keptMs: number
}

/** Reads contents, each once for concurrent and subsequent uses. */
export interface KeptContents {
  /** The base64 of a file's content as bytes; undefined when it is gone or has changed. */
  read(file: SourceFile): Promise<Uint8Array | undefined>
}

interface CacheEntry {
  content: Promise<Uint8Array | undefined>
  bytes: number
  timer: NodeJS.Timeout
}

/** A multiple of three, so that only the last piece is padded. */
const PIECE_BYTES = 3 * 32 * 1024

/** The length of the base64 of this many bytes. */
export const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4

/** Makes the cache. */
export function createKeptContents({ maxBytes, keptMs }: KeptLimits): KeptContents {
  // Least recently used first.
  const cache = new Map<string, CacheEntry>()

  function forget(id: string) {
    clearTimeout(cache.get(id)?.timer)
    cache.delete(id)
  }

  function makeRoom() {
    let bytes = [...cache.values()].reduce((sum, each) => sum + each.bytes, 0)
    for (const [id, each] of cache) {
      if (bytes <= maxBytes) return
      bytes -= each.bytes
      forget(id)
    }
  }

  return {
    read(file) {
      const { id, sizeBytes } = file
      const entry = cache.get(id)
      if (entry) {
        cache.delete(id)
        cache.set(id, entry)
        entry.timer.refresh()
        return entry.content
      }
      const content = encoded(file)
      const timer = setTimeout(() => forget(id), keptMs)
      timer.unref()
      cache.set(id, { content, bytes: base64Length(sizeBytes), timer })
      makeRoom()
      const forgetThis = () => {
        if (cache.get(id)?.content === content) forget(id)
      }
      content.then((found) => found ?? forgetThis(), forgetThis)
      return content
    },
  }
}

async function encoded({ load, sizeBytes }: SourceFile): Promise<Uint8Array | undefined> {
  const content = await load?.()
  if (content?.length !== sizeBytes) return undefined
  const base64 = Buffer.alloc(base64Length(sizeBytes))
  for (let from = 0, at = 0; from < sizeBytes; from += PIECE_BYTES) {
    const piece = Buffer.from(content.buffer, content.byteOffset + from, Math.min(PIECE_BYTES, sizeBytes - from))
    at += base64.write(piece.toString('base64'), at, 'latin1')
  }
  return base64
}
