/**
 * Cuts very long words into pieces: browsers take quadratic time to find line breaks in a word. Measured: 50,000
 * letters of one word take 2.4 s, in pieces a few milliseconds.
 */

import { element, type TreeNode, type TreeTransform } from './tree'

/** Letters without a line break opportunity between them; scripts without spaces have one after each letter. */
const LETTER = '[^\\s\\-\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\udfff\\uf900-\\ufaff\\uff00-\\uffef]'
// Matched only at the start of a word: otherwise every letter of a slightly shorter word would be tried in vain.
const LONG_WORD = new RegExp(`(?<!${LETTER})${LETTER}{400,}`, 'g')
const PIECE = 250

/** A piece of a text. */
export interface WordPiece {
  readonly text: string
  /** It is part of a long word. */
  readonly isWord: boolean
}

/** The text in pieces if it contains long words, otherwise undefined. */
export function cutLongWords(text: string): readonly WordPiece[] | undefined {
  if (text.length < 400) return undefined
  const pieces: WordPiece[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(LONG_WORD)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isWord: false })
    for (let at = 0; at < word.length; at += PIECE) pieces.push({ text: word.slice(at, at + PIECE), isWord: true })
    from = index + word.length
  }
  if (pieces.length === 0) return undefined
  if (from < text.length) pieces.push({ text: text.slice(from), isWord: false })
  return pieces
}

function cut(node: TreeNode): TreeNode[] {
  const pieces = node.type === 'text' ? cutLongWords(node.value ?? '') : undefined
  if (!pieces) return [node]
  return pieces.map(({ text, isWord }) => {
    const words: TreeNode = { type: 'text', value: text }
    return isWord ? element('span', { className: ['long-word'] }, [words]) : words
  })
}

/** Cuts long words in the tree, except in formulas and in code blocks, whose lines do not wrap. */
export function longWords(): TreeTransform {
  const visit = (node: TreeNode): void => {
    if (node.tagName === 'pre' || isFormula(node)) return
    for (const child of node.children ?? []) visit(child)
    if (node.type === 'element') node.children = node.children?.flatMap(cut)
  }
  return visit
}

const isFormula = ({ properties }: TreeNode) =>
  Array.isArray(properties?.className) && properties.className.some((name) => String(name).startsWith('math-'))
