/** What is known of source files from their syntax: what they export, with signatures and comments. */

/** Languages whose syntax is read. Any other file has only its headings, or nothing. */
export const MAPPED_LANGUAGES = ['typescript', 'tsx', 'javascript', 'python', 'go'] as const

/** One of them. */
export type MappedLanguage = (typeof MAPPED_LANGUAGES)[number]

/** The map of a set of files. */
export interface CodeMap {
  files: FileMap[]
  /** In a map that had to be shorter: what it leaves out, in words. */
  leftOut?: string
}

/** What one file is. */
export interface FileMap {
  path: string
  language: MappedLanguage | 'markdown' | 'other'
  lines: number
  /** The comment that describes the whole file, as plain text. */
  comment?: string
  exports: ExportedName[]
  /** Headings of a Markdown file, without their marks. */
  headings?: string[]
  /** The syntax could not be read completely, or there were too many names: names may be missing. */
  isPartial?: true
  /** Its names had no room in the text of the map. */
  areNamesLeftOut?: true
}

/** What an exported name can be. */
export const EXPORT_KINDS = [
  'function',
  'class',
  'interface',
  'type',
  'enum',
  'constant',
  'variable',
  'namespace',
  'method',
  'field',
  'module',
] as const

/** What an exported name is. A `module` whose name begins with `*` stands for all names of a file that is not here. */
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** A name that other files may use. */
export interface ExportedName {
  name: string
  kind: ExportKind
  /** As it is written in the source, without its body, on one line. */
  signature: string
  /** Its documentation comment, as plain text. */
  comment?: string
  /** The line on which it is declared, from 1. */
  line: number
  /** Public methods and fields of a class or an interface. */
  members?: ExportedName[]
}
