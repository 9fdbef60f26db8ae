/** PORT FileStorage: where the contents of files are stored. Their metadata is always in the database. */

/** Stores contents by file id. Every adapter passes file-storage.contract.ts. */
export interface FileStorage {
  readonly kind: 'database' | 's3'
  /** Stores the content of an existing file. Idempotent. */
  put(id: string, content: Uint8Array): Promise<void>
  /** The content; undefined when there is none. */
  read(id: string): Promise<Uint8Array | undefined>
  /** Removes contents, whether or not they exist. */
  remove(ids: readonly string[]): Promise<void>
}
