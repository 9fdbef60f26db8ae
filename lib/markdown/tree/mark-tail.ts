/** Marks the end of a growing block's text, and keeps an unfinished URL from being a link. */

import { type TreeNode, type TreeTransform, textOf } from './tree'

const HOLDERS = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'blockquote', 'pre'])

const isText = (node: TreeNode) => node.type === 'text' || node.type === 'raw'

function lastChild(node: TreeNode): TreeNode | undefined {
  return node.children?.findLast((child) => child.type === 'element' || (isText(child) && child.value?.trim() !== ''))
}

function lastCell(node: TreeNode): TreeNode | undefined {
  // Rows are padded with empty cells to the header's width.
  return node.tagName === 'tr' ? node.children?.findLast((cell) => textOf(cell) !== '') : undefined
}

/** Sets `data-caret` on the innermost block that contains the last text. */
export function markTail(): TreeTransform {
  return (tree) => {
    let holder: TreeNode | undefined
    for (let node: TreeNode | undefined = tree; node; node = lastCell(node) ?? lastChild(node)) {
      if (node.tagName !== undefined && HOLDERS.has(node.tagName)) holder = node
      const href = String(node.properties?.href ?? '')
      // A bare URL at the very end may still grow.
      if (node.tagName === 'a' && href !== '' && textOf(node).trim() !== '' && href.endsWith(textOf(node))) {
        node.tagName = 'span'
        node.properties = {}
      }
    }
    if (holder) holder.properties = { ...holder.properties, dataCaret: '' }
  }
}
