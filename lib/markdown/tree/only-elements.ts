/** Reduces the top level of a block to elements. */

import { element, type TreeNode, type TreeTransform } from './tree'

const GAP: TreeNode = { type: 'text', value: '\n' }

const isBlank = ({ type, value }: TreeNode) => type === 'text' && (value ?? '').trim() === ''

/**
 * Programs that change a page, such as translators, replace text nodes and keep elements: a block that consists of
 * elements can always be removed completely. Blank text between blocks is invisible and dropped.
 */
export function onlyElements(): TreeTransform {
  return (tree) => {
    tree.children = (tree.children ?? [])
      .filter((node) => !isBlank(node))
      // HTML is shown as text, and needs a gap before the next block's text.
      .map((node) => (node.type === 'text' || node.type === 'raw' ? element('span', {}, [node, GAP]) : node))
  }
}
