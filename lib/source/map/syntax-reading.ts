/** What the reader of a language finds in a tree. */
import type { ExportedName } from '@/lib/shared/write/code-map'
import type { ReExport } from './reading'

/** One file's exports by its syntax alone. */
export interface SyntaxReading {
  exports: ExportedName[]
  reExports: ReExport[]
  comment: string | undefined
  /** There were more names than a map holds. */
  isCut: boolean
}
