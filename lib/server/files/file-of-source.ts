/**
 * Which file the source of a content block stands for. A request contains a file's id and never its bytes: those are
 * read when a call is sent (file-bodies.ts), and recordings keep the id.
 */

/** A file as a request refers to it. */
export interface SourceFile {
  id: string
  name: string
  mediaType: string
  sizeBytes: number
  /** Its owner. */
  ownerId: string
  /** Reads its content, for base64 sources; undefined when it is gone. */
  load?(): Promise<Uint8Array | undefined>
}

// Stored on the source itself, because services and routes have different copies of this module.
const KEY = Symbol.for('firstword.file')

/** Attaches a file to a source. */
export function noteFile(source: object, file: SourceFile): void {
  Object.defineProperty(source, KEY, { value: file })
}

/** The file attached to a source. */
export function fileOf(source: object): SourceFile | undefined {
  return (source as { [KEY]?: SourceFile })[KEY]
}

/** For `JSON.stringify`: files by their ids, and other base64 content by its length. */
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

/** For `JSON.stringify`: files by their ids, everything else unchanged. A file's content never changes. */
export function byFileId(_name: string, value: unknown): unknown {
  const file = typeof value === 'object' && value !== null ? fileOf(value) : undefined
  return file ? { type: 'file', file_id: file.id } : value
}
