/** Leaves nothing but elements at the top of a block. */

import { element, type TreeNode, type TreeTransform } from './tree'

const GAP: TreeNode = { type: 'text', value: '\n' }

const isBlank = ({ type, value }: TreeNode) => type === 'text' && (value ?? '').trim() === ''

/**
 * A program that changes a page, such as a translator, replaces texts and leaves elements in their places: a block of
 * elements alone can always be taken away whole. Blank text between blocks shows nothing and goes.
 */
export function onlyElements(): TreeTransform {
  return (tree) => {
    tree.children = (tree.children ?? [])
      .filter((node) => !isBlank(node))
      // HTML is shown as text, which the next block's text would follow without a gap.
      .map((node) => (node.type === 'text' || node.type === 'raw' ? element('span', {}, [node, GAP]) : node))
  }
}
