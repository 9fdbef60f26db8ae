/** Shows marks that nobody sees, where they could deceive: in code within a line, and in links and images. */

import { hiddenMarks, mayHide, withMarksNamed } from '@/lib/shared/text/hidden-marks'
import { element, type TreeNode, type TreeTransform } from './tree'

/** Code that stands alone is rendered line by line, and shows them there. */
const SHOWN = new Set(['code', 'a'])

/** A text with its marks shown, at most so many, as nodes. */
export function withMarksShown(value: string, most?: number): TreeNode[] {
  const words = (text: string): TreeNode => ({ type: 'text', value: text })
  if (!mayHide(value)) return [words(value)]
  return hiddenMarks(value, most).map(({ text, mark }) =>
    mark === undefined ? words(text) : element('span', { className: ['hidden-mark'], dataMark: mark }, [words(text)]),
  )
}

const shown = (node: TreeNode): TreeNode[] => (node.type === 'text' ? withMarksShown(node.value ?? '') : [node])

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
