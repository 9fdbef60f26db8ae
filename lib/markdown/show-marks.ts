/** Shows marks that nobody sees, where they could deceive: in code within a line, and in links and images. */

import { hiddenMarks, mayHide, withMarksNamed } from '@/lib/shared/hidden-marks'
import { element, type TreeNode, type TreeTransform } from './tree'

/** Code that stands alone is drawn line by line, and shows them there. */
const SHOWN = new Set(['code', 'a'])

function shown(node: TreeNode): TreeNode[] {
  if (node.type !== 'text' || !mayHide(node.value ?? '')) return [node]
  return hiddenMarks(node.value ?? '').map(({ text, mark }) => {
    const words: TreeNode = { type: 'text', value: text }
    return mark === undefined ? words : element('span', { className: ['hidden-mark'], dataMark: mark }, [words])
  })
}

function named(node: TreeNode): void {
  for (const name of ['title', 'alt']) {
    const value = node.properties?.[name]
    if (typeof value === 'string' && mayHide(value))
      node.properties = { ...node.properties, [name]: withMarksNamed(value) }
  }
}

/** Shows them in the tree; comes before links that may not be followed become text. */
export function showMarks(): TreeTransform {
  const show = (node: TreeNode, isWithin: boolean): void => {
    if (node.tagName === 'pre') return
    named(node)
    const isShown = isWithin || SHOWN.has(node.tagName ?? '')
    for (const child of node.children ?? []) show(child, isShown)
    if (isShown) node.children = node.children?.flatMap(shown)
  }
  return (tree) => show(tree, false)
}
