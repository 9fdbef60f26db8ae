/** Makes invisible characters visible where they could deceive: in inline code, links and images. */

import { hiddenMarks, mayHide, withMarksNamed } from '@/lib/shared/text/hidden-marks'
import { element, type TreeNode, type TreeTransform } from './tree'

/** Code blocks are rendered line by line, and do this themselves. */
const SHOWN = new Set(['code', 'a'])

/** A text with at most `most` of its marks shown, as nodes. */
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

/** Shows marks in the tree; runs before unsafe links become text. */
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
