/** Reads a top-level code fence without the Markdown parser, which would read all of it again for each new word. */

import { closesFence, expandTabs, indentOf, openingFence } from '@/lib/markdown/block-starts'

/** The content of a fence. */
export interface FencedCode {
  readonly code: string
  readonly language: string
}

/** Reads a block that is one fence; undefined where only the parser knows what it says. */
export function readFence(source: string): FencedCode | undefined {
  if (source.includes('\r')) return undefined
  const end = source.indexOf('\n')
  const first = end < 0 ? source : source.slice(0, end)
  const indent = indentOf(first)
  const fence = openingFence(first.slice(indent))
  // Escapes and character references in the language's name.
  if (!fence || /[\\&\t]/.test(first)) return undefined
  const language = fence.info.split(/\s/)[0] ?? ''
  let code = end < 0 ? '' : source.slice(end + 1)
  const lastAt = code.lastIndexOf('\n') + 1
  const last = expandTabs(code.slice(lastAt))
  if (indentOf(last) < 4 && closesFence(last.trimStart(), fence)) code = code.slice(0, Math.max(0, lastAt - 1))
  // The last line ending belongs to no line while the next one has not begun.
  else code = code.replace(/\n$/, '')
  if (indent > 0) code = code.replace(new RegExp(`^ {1,${indent}}`, 'gm'), '')
  return { code, language }
}
