/** Tells the language of a file by the ending of its name. */
import type { FileMap, MappedLanguage } from '@/lib/shared/write/code-map'

const ENDINGS: Readonly<Record<string, FileMap['language']>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  py: 'python',
  pyi: 'python',
  go: 'go',
  md: 'markdown',
  mdx: 'markdown',
  markdown: 'markdown',
}

/** The language of a path; `other` for a file of which only the lines are counted. */
export function mapLanguage(path: string): FileMap['language'] {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] ?? 'other') : 'other'
}

/** Whether the syntax of files in this language is read. */
export function isMapped(language: FileMap['language']): language is MappedLanguage {
  return language !== 'markdown' && language !== 'other'
}
