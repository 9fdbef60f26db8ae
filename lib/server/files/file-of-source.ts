/** Which file the source of a content block was made of: what keeps a request keeps the file's id in place of its bytes. */

/** What is kept of a file. */
export interface SourceFile {
  id: string
  name: string
  mediaType: string
  sizeBytes: number
}

const files = new WeakMap<object, SourceFile>()

/** Remembers it. */
export function noteFile(source: object, file: SourceFile): void {
  files.set(source, file)
}

/** For `JSON.stringify`: files by their ids, and of any other content in base64 only how long it is. */
export function withoutContents(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const file = files.get(value)
  if (file) {
    const { id, name, mediaType, sizeBytes } = file
    return { type: 'file', file_id: id, name, media_type: mediaType, size_bytes: sizeBytes }
  }
  const { type, data, media_type } = value as Record<string, unknown>
  if (type !== 'base64' || typeof data !== 'string') return value
  return { type, media_type, size_bytes: Buffer.byteLength(data, 'base64') }
}
