/**
 * Which file the source of a content block stands for. A request holds a file's id and never its bytes: they are read when
 * a call is sent (file-bodies.ts), and what keeps a request keeps the id.
 */

/** What a request knows of a file. */
export interface SourceFile {
  id: string
  name: string
  mediaType: string
  sizeBytes: number
  /** Whose it is. */
  ownerId: string
  /** Its content, of a file that is sent in base64; undefined where it is gone. */
  load?(): Promise<Uint8Array | undefined>
}

// On the source itself: services are made in another copy of this module than routes have.
const KEY = Symbol.for('firstword.file')

/** Remembers it. */
export function noteFile(source: object, file: SourceFile): void {
  Object.defineProperty(source, KEY, { value: file })
}

/** The file that was noted. */
export function fileOf(source: object): SourceFile | undefined {
  return (source as { [KEY]?: SourceFile })[KEY]
}

/** For `JSON.stringify`: files by their ids, and of any other content in base64 only how long it is. */
export function withoutContents(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const file = fileOf(value)
  if (file) {
    const { id, name, mediaType, sizeBytes } = file
    return { type: 'file', file_id: id, name, media_type: mediaType, size_bytes: sizeBytes }
  }
  const { type, data, media_type } = value as Record<string, unknown>
  if (type !== 'base64' || typeof data !== 'string') return value
  return { type, media_type, size_bytes: Buffer.byteLength(data, 'base64') }
}

/** For `JSON.stringify`: files by their ids, and everything else as it is. A file's content never changes. */
export function byFileId(_name: string, value: unknown): unknown {
  const file = typeof value === 'object' && value !== null ? fileOf(value) : undefined
  return file ? { type: 'file', file_id: file.id } : value
}
