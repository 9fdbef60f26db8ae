/** The text direction of each block of an answer. */

import { type TreeNode, type TreeTransform, textOf } from './tree'

/** Elements that take their direction from their own first letter. */
const BLOCKS = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'td', 'th'])
/** Elements that contain such blocks, for which browsers do not look at nested letters. */
const HOLDERS = new Set(['ul', 'ol', 'blockquote', 'li', 'table'])

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

function isRightToLeft(node: TreeNode): boolean {
  return RIGHT_TO_LEFT.test(LETTER.exec(textOf(node))?.[0] ?? '')
}

/** Sets the direction of every block; code is always left to right. */
export function autoDirection(): TreeTransform {
  const direct = (node: TreeNode): void => {
    const name = node.tagName ?? ''
    const dir = name === 'code' ? 'ltr' : HOLDERS.has(name) && isRightToLeft(node) ? 'rtl' : BLOCKS.has(name) && 'auto'
    if (dir) node.properties = { ...node.properties, dir }
    node.children?.forEach(direct)
  }
  return direct
}
