/** Footnotes numbered over the whole message although each block is parsed alone. */

import { replaceNodes, type TreeNode, type TreeTransform } from './tree'

/** One call of a footnote: the footnote's number, and which of its calls this is. */
export interface NoteCall {
  readonly number: number
  readonly occurrence: number
}

const isFooter = (node: TreeNode) => node.tagName === 'section' && node.properties?.dataFootnotes !== undefined

/** Writes calls as one short string, which a memo can compare. */
export const writeCalls = (calls: readonly NoteCall[]) =>
  calls.map(({ number, occurrence }) => `${number}.${occurrence}`).join(' ')

/** Gives the calls in a block their numbers, and takes away the block's own footnote list. */
export function numberFootnotes(calls: string): TreeTransform {
  const queue = calls === '' ? [] : calls.split(' ').map((call) => call.split('.'))
  return (tree) => {
    tree.children = withoutFooter(tree.children ?? [])
    let next = 0
    replaceNodes(tree, (node) => {
      if (node.properties?.dataFootnoteRef === undefined) return undefined
      const [number = '', occurrence = '1'] = queue[next++] ?? []
      const target = String(node.properties.href ?? '').replace(/fn-/, 'fnref-')
      node.properties.id = target.slice(1) + (occurrence === '1' ? '' : `-${occurrence}`)
      node.children = [{ type: 'text', value: number }]
      return undefined
    })
  }
}

function withoutFooter(nodes: readonly TreeNode[]): TreeNode[] {
  const at = nodes.findIndex(isFooter)
  if (at < 0) return [...nodes]
  const before = nodes[at - 1]?.value?.trim() === '' ? at - 1 : at
  return nodes.slice(0, before)
}

/** Keeps nothing but the footnote list. */
export function onlyFootnotes(): TreeTransform {
  return (tree) => {
    tree.children = (tree.children ?? []).filter(isFooter)
  }
}

/** Lines that make footnote calls parse as such where the footnotes themselves are elsewhere. */
export function footnoteStubs(labels: Iterable<string>): string {
  return [...labels].map((label) => `[^${label}]: note\n\n`).join('')
}
