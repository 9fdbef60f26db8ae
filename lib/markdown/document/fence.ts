/** Parses a top-level code fence without the Markdown parser, which would parse all of it again for each new word. */

import { closesFence, expandTabs, indentOf, openingFence } from '@/lib/markdown/parse/block-starts'
import { readCodeLanguage } from './block-facts'

/** The content of a fence. */
export interface FencedCode {
  readonly code: string
  readonly language: string
}

/** Leaves escapes and character references in a language's name to the parser. */
function readLanguage(info: string): string {
  const word = info.split(/\s/)[0] ?? ''
  return /[\\&]/.test(word) && word.length < 200 ? readCodeLanguage(`~~~${word}`) : word
}

/** Parses a block that is one fence; undefined when it is not. */
export function readFence(block: string): FencedCode | undefined {
  const source = block.includes('\r') ? block.replace(/\r(?!\n|$)/g, '\n') : block
  const end = source.indexOf('\n')
  const first = (end < 0 ? source : source.slice(0, end)).replace(/\r$/, '')
  const indent = indentOf(first)
  const fence = openingFence(first.slice(indent))
  if (!fence) return undefined
  const language = readLanguage(fence.info)
  let code = end < 0 ? '' : source.slice(end + 1)
  const lastAt = code.lastIndexOf('\n') + 1
  const last = expandTabs(code.slice(lastAt))
  if (indentOf(last) < 4 && closesFence(last.trimStart(), fence)) code = code.slice(0, lastAt).replace(/\r?\n$/, '')
  // The last line ending counts only once the next line has begun.
  else code = code.replace(/\r?\n$/, '')
  if (indent > 0) code = code.replace(new RegExp(`^ {1,${indent}}`, 'gm'), '')
  return { code, language }
}
