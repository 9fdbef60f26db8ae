/** Maps one file: its syntax is read by the reader of its language. Broken syntax makes a partial map, never an error. */
import type { Tree } from 'web-tree-sitter'
import type { FileMap, MappedLanguage } from '@/lib/shared/write/code-map'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { readEcmascript } from './ecmascript/exports'
import { readGo } from './go/exports'
import { isMapped, mapLanguage } from './map-language'
import { markdownHeadings } from './markdown-headings'
import type { Parsers } from './parsers'
import { readPython } from './python/exports'
import type { FileReading } from './reading'
import type { SyntaxReading } from './syntax-reading'

/** The map of one file, and what it passes on from others; `joinReadings` puts the files together. */
export function mapFile(file: SourceFile, parsers: Parsers): FileReading {
  const map = unreadFile(file)
  if (map.language === 'markdown') map.headings = markdownHeadings(file.content)
  if (!isMapped(map.language)) return { map, reExports: [] }
  const tree = parsers.parse(map.language, file.content)
  if (!tree) return { map: { ...map, isPartial: true }, reExports: [] }
  try {
    const { exports, reExports, comment, isCut } = readTree(tree, map.language, file.path)
    map.exports = exports
    if (comment !== undefined) map.comment = comment
    if (isCut || tree.rootNode.hasError) map.isPartial = true
    return { map, reExports }
  } finally {
    tree.delete()
  }
}

/** The map of a file that nobody has read: its path, language and lines. */
export function unreadFile({ path, content }: SourceFile): FileMap {
  return { path, language: mapLanguage(path), lines: countLines(content), exports: [] }
}

function readTree(tree: Tree, language: MappedLanguage, path: string): SyntaxReading {
  if (language === 'python') return readPython(tree.rootNode, path)
  if (language === 'go') return readGo(tree.rootNode, path)
  return readEcmascript(tree.rootNode, language === 'javascript')
}

function countLines(content: string): number {
  if (content === '') return 0
  let lines = content.endsWith('\n') ? 0 : 1
  for (let at = content.indexOf('\n'); at !== -1; at = content.indexOf('\n', at + 1)) lines += 1
  return lines
}
