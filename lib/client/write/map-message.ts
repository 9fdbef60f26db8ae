/** What the page and its mapping worker say to each other. */
import type { CodeMap } from '@/lib/shared/write/code-map'
import type { SourceFile } from '@/lib/shared/write/source-file'

/** The only message to the worker. */
export interface MapRequest {
  files: readonly SourceFile[]
}

/** What comes back: progress, and one end. */
export type MapReply =
  | { type: 'progress'; files: number }
  | { type: 'done'; map: CodeMap }
  | { type: 'failed'; message: string }
