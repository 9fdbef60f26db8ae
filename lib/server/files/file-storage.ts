/** PORT FileStorage: where the content of files is kept. What is known of them is a row of the database either way. */

/** Keeps contents by the ids of their files. Every adapter passes file-storage.contract.ts. */
export interface FileStorage {
  readonly kind: 'database' | 's3'
  /** Keeps the content of a file whose row is there. Twice is once. */
  put(id: string, content: Uint8Array): Promise<void>
  /** The content; undefined when there is none. */
  read(id: string): Promise<Uint8Array | undefined>
  /** Forgets contents, whether or not they are there. */
  remove(ids: readonly string[]): Promise<void>
}
