/** The text files that a document is written from, and how many there may be. */

/** A text file. */
export interface SourceFile {
  /** Relative, with `/` between folders, without `.` and `..`. */
  path: string
  content: string
}

/** What one document may be written from. Posted as one JSON body, which hosts limit to some 4.5 MB. */
export const SOURCE_LIMITS = {
  files: 2_000,
  pathCharacters: 300,
  /** UTF-8 bytes of one file, and of all. */
  fileBytes: 1024 * 1024,
  bytes: 4 * 1024 * 1024,
  /** Rows about files that are left out; beyond that they are only counted. */
  skipped: 2_000,
} as const

/** Why a file is left out. */
export const SKIP_REASONS = [
  'unsafe-path',
  'binary',
  'too-large',
  'generated',
  'dependency',
  'hidden',
  'empty',
  'too-many',
  'nested-archive',
  'damaged',
  'link',
  /** Made to carry secrets, by its name. */
  'secret',
  /** Named by the project's own .gitignore. */
  'ignored',
  'encrypted',
  /** Another file has the same path. */
  'duplicate',
  /** A device, a sparse file, or packed in a way that is not read here. */
  'unsupported',
] as const

/** One of them. */
export type SkipReason = (typeof SKIP_REASONS)[number]

/** A file that is left out. */
export interface SkippedFile {
  /** As it was found, with everything unprintable replaced. */
  path: string
  reason: SkipReason
}
