/** Long lists, tables and quotes are parsed in parts; these plugins fit a part into the element of the first one. */

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
  // Not expected, but otherwise the text would be lost silently.
  if (!last || !ELEMENTS[of].includes(last.tagName ?? '')) throw new Error(`The parser reads no ${of} here`)
  return last
}

/** Makes sure that the first part ends with the element that will contain the others. */
export function expectHolder(of: Divisible): TreeTransform {
  return (tree) => void holder(tree, of)
}

/** Reduces a later part to the content for the first one's element. */
export function liftPart(of: Divisible): TreeTransform {
  return (tree) => {
    const inner = holder(tree, of)
    if (tree.children?.some((node) => isElement(node) && node !== inner)) throw new Error(`More than a ${of} is here`)
    tree.children = of === 'table' ? rows(inner) : (inner.children ?? [])
  }
}

/** Removes the header that a later part of a table was given only to be parsed as one. */
export function dropHead(): TreeTransform {
  return (tree) => {
    const table = holder(tree, 'table')
    table.children = rows(table)
  }
}

function rows(table: TreeNode): TreeNode[] {
  return (table.children ?? []).filter(({ type, tagName }) => type === 'element' && tagName !== 'thead')
}
