/** The progress of an import. */
import type { ImportResult } from '@/lib/shared/api/import'

/** The state of importing one selection of files. */
export interface ImportRun {
  state: 'reading' | 'sending' | 'done' | 'cancelled'
  total: number
  results: ImportResult[]
  /** Files that could not be read, in words for people. */
  failures: string[]
}
