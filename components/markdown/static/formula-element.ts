/** A formula in its line, as its component renders it. */
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { formulaMarkup } from '@/lib/markdown/tree/formula-markup'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'

/** The element, around the rendering or else the source. */
export function formulaElement(span: MathSpan): TreeNode {
  const markup = formulaMarkup(span, 'htmlAndMathml')
  const frame = (inner: TreeNode) => element('span', { className: ['formula'], translate: 'no' }, [inner])
  if (markup === undefined) {
    const names = ['language-math', `math-${span.display ? 'display' : 'inline'}`]
    return frame(element('code', { className: names }, [{ type: 'text', value: span.tex }]))
  }
  const rendered: TreeNode = { type: 'raw', value: markup }
  return frame(span.display ? element('span', { className: ['formula-box'] }, [rendered]) : rendered)
}
