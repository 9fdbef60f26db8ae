/** Lets what has no place to break break anywhere: a browser takes the square of such a word's length to find where. */

import { element, type TreeNode, type TreeTransform } from './tree'

const LONG_WORD = /[^\s-]{500,}/g

function broken(node: TreeNode): TreeNode[] {
  const text = node.value ?? ''
  if (node.type !== 'text' || text.length < 500) return [node]
  const pieces: TreeNode[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(LONG_WORD)) {
    if (index > from) pieces.push({ type: 'text', value: text.slice(from, index) })
    pieces.push(element('span', { className: ['long-word'] }, [{ type: 'text', value: word }]))
    from = index + word.length
  }
  if (from === 0) return [node]
  if (from < text.length) pieces.push({ type: 'text', value: text.slice(from) })
  return pieces
}

/** Marks such words in the tree, but for code that stands alone, whose lines are not broken. */
export function longWords(): TreeTransform {
  const visit = (node: TreeNode): void => {
    if (node.tagName === 'pre' || isFormula(node)) return
    for (const child of node.children ?? []) visit(child)
    if (node.type === 'element') node.children = node.children?.flatMap(broken)
  }
  return visit
}

const isFormula = ({ properties }: TreeNode) =>
  Array.isArray(properties?.className) && properties.className.some((name) => String(name).startsWith('math-'))
