/** What one file says about itself, before names that it passes on from other files are looked up there. */
import type { FileMap } from '@/lib/shared/write/code-map'

/** A name, or all names, passed on from another file. */
export interface ReExport {
  /** As it is written: `./file`, `.module`, `package`. */
  from: string
  /** The name there. `*` means everything: as names of this file, or as one name if there is an `as`. */
  name: string
  /** The name here. */
  as?: string
  line: number
  signature: string
}

/** A file that has been read. */
export interface FileReading {
  map: FileMap
  reExports: ReExport[]
}

/** No file has more exported names in a map, and no name more members. */
export const MAX_EXPORTS = 2_000
export const MAX_MEMBERS = 500
