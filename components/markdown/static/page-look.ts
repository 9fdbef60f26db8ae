/** Replaces elements of a block's tree by what their components render. */
import type { MarkTargets } from '@/components/markdown/source-marks'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { formulaCost } from '@/lib/markdown/tree/formula-markup'
import { element, type TreeNode, textOf } from '@/lib/markdown/tree/tree'
import { urlAttribute } from '@/lib/markdown/tree/url-policy'
import { codeElement, marksElement } from './code-markup'
import { formulaElement } from './formula-element'

/** Counts work; the caller awaits what it returns before doing more. */
export type Spend = (cost: number) => Promise<void> | undefined

/** What code and formulas are rendered as. */
export interface Look {
  code(code: string, language: string): TreeNode | Promise<TreeNode>
  formula(span: MathSpan): TreeNode
}

/** As their components initially render them. */
export const PAGE_LOOK: Look = { code: codeElement, formula: formulaElement }

/** A final check of URLs: only these two attributes may hold one. */
const ADDRESSES = ['href', 'src'] as const
const NO_ADDRESSES = ['action', 'background', 'cite', 'data', 'formAction', 'longDesc', 'poster', 'srcDoc', 'srcSet']

const classesOf = (node: TreeNode): readonly unknown[] => {
  const value = node.properties?.className
  return Array.isArray(value) ? value : []
}

/** Replaces the descendants of a node, parents first; formulas are rendered in slices. */
export async function lookOfPage(parent: TreeNode, targets: MarkTargets, spend: Spend, look: Look): Promise<void> {
  const children: TreeNode[] = []
  for (const node of parent.children ?? []) {
    const formula = formulaOf(node)
    if (formula) {
      children.push(look.formula(formula))
      await spend(formulaCost(formula))
      continue
    }
    const code = codeIn(node)
    const replaced = code
      ? await look.code(textOf(code).replace(/\n$/, ''), languageOf(code))
      : replacementOf(node, targets)
    if (!replaced) {
      checkAddresses(node)
      await lookOfPage(node, targets, spend, look)
    }
    // A table gets a box around it; its content is processed like everything else.
    children.push(replaced ?? (node.tagName === 'table' ? element('div', { className: ['table-box'] }, [node]) : node))
  }
  parent.children = children
}

function formulaOf(node: TreeNode): MathSpan | undefined {
  if (node.tagName !== 'code') return undefined
  const names = classesOf(node)
  const display = names.includes('math-display')
  return display || names.includes('math-inline') ? { tex: textOf(node), display } : undefined
}

function replacementOf(node: TreeNode, targets: MarkTargets): TreeNode | undefined {
  const { type, tagName, properties = {} } = node
  // HTML in an answer is shown as text.
  if (type === 'raw') return { type: 'text', value: node.value ?? '' }
  if (type === 'comment' || type === 'doctype') return { type: 'text', value: '' }
  if (tagName === 'sup' && typeof properties.dataMarks === 'string') {
    return marksElement(properties.dataMarks.split(' ').map(Number), targets)
  }
  if (tagName === 'input') return taskMark(properties.checked === true)
  if (tagName === 'code') properties.translate = 'no'
  return undefined
}

/** The code in a `pre`; undefined for any other node. */
const codeIn = ({ tagName, children }: TreeNode): TreeNode | undefined =>
  tagName === 'pre' && children?.[0]?.tagName === 'code' ? children[0] : undefined

const languageOf = (code: TreeNode) => /(?:^| )language-(\S+)/.exec(classesOf(code).join(' '))?.[1] ?? ''

const taskMark = (done: boolean) =>
  element(
    'span',
    { role: 'img', ariaLabel: done ? 'Done' : 'Not done', className: ['task-mark'], ...(done && { dataDone: 'true' }) },
    [],
  )

function checkAddresses({ properties }: TreeNode): void {
  if (!properties) return
  for (const name of ADDRESSES) {
    if (properties[name] !== undefined) properties[name] = urlAttribute(String(properties[name]), name)
  }
  for (const name of NO_ADDRESSES) delete properties[name]
}
