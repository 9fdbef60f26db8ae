/** Long lists, tables and quotes are read in parts; here a part is made to fit into the element of the first one. */

import type { Divisible } from '@/lib/markdown/parse/block-scanner'
import type { TreeNode, TreeTransform } from './tree'

const ELEMENTS: Readonly<Record<Divisible, readonly string[]>> = {
  list: ['ul', 'ol'],
  table: ['table'],
  quote: ['blockquote'],
}

const isElement = (node: TreeNode) => node.type === 'element'

function holder(tree: TreeNode, of: Divisible): TreeNode {
  const last = tree.children?.findLast(isElement)
  // Never expected, but text that has no place to go would be lost in silence.
  if (!last || !ELEMENTS[of].includes(last.tagName ?? '')) throw new Error(`The parser reads no ${of} here`)
  return last
}

/** Makes sure that the first part ends with the element that is to hold the others. */
export function expectHolder(of: Divisible): TreeTransform {
  return (tree) => void holder(tree, of)
}

/** Leaves of a later part what goes into the first one's element. */
export function liftPart(of: Divisible): TreeTransform {
  return (tree) => {
    const inner = holder(tree, of)
    if (tree.children?.some((node) => isElement(node) && node !== inner)) throw new Error(`More than a ${of} is here`)
    tree.children = of === 'table' ? rows(inner) : (inner.children ?? [])
  }
}

/** Takes away the head that a later part of a table was only given to be read as one. */
export function dropHead(): TreeTransform {
  return (tree) => {
    const table = holder(tree, 'table')
    table.children = rows(table)
  }
}

function rows(table: TreeNode): TreeNode[] {
  return (table.children ?? []).filter(({ type, tagName }) => type === 'element' && tagName !== 'thead')
}
