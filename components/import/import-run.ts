/** A run of imports: how far it has come. */
import type { ImportResult } from '@/lib/shared/api/import'

/** What is known of one choice of files. */
export interface ImportRun {
  state: 'reading' | 'sending' | 'done' | 'cancelled'
  total: number
  results: ImportResult[]
  /** Files that could not be read, in words for people. */
  failures: string[]
}
