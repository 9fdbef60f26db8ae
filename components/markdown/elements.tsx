/** The components that replace plain elements in an answer. */

import type { Components, ExtraProps } from 'react-markdown'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { type TreeNode, textOf } from '@/lib/markdown/tree/tree'
import { CodeBlock } from './code/code-block'
import { WithParts } from './continued'
import { Formula } from './formula'
import { Scroller } from './scroller'
import { SourceMarks } from './source-marks'

type Node = ExtraProps['node']

function classNames(node: TreeNode | undefined): readonly unknown[] {
  const value = node?.properties?.className
  return Array.isArray(value) ? value : []
}

function Pre({ node, children }: { node?: Node; children?: React.ReactNode }) {
  const code: TreeNode | undefined = node?.children[0]
  if (code?.tagName !== 'code') return <pre>{children}</pre>
  const language = /(?:^| )language-(\S+)/.exec(classNames(code).join(' '))?.[1] ?? ''
  const caret = node?.properties.dataCaret !== undefined
  return <CodeBlock code={textOf(code).replace(/\n$/, '')} language={language} caret={caret} />
}

/** The formula that a `code` element stands for; undefined when it is code. */
export function formulaOf(node: Node): MathSpan | undefined {
  const names = classNames(node)
  const display = names.includes('math-display')
  return node && (display || names.includes('math-inline')) ? { tex: textOf(node), display } : undefined
}

function Code({ node, ...props }: React.ComponentProps<'code'> & ExtraProps) {
  const formula = formulaOf(node)
  return formula ? <Formula {...formula} /> : <code {...props} translate="no" />
}

function Table({ node: _, children, ...props }: React.ComponentProps<'table'> & ExtraProps) {
  return (
    <Scroller name="Table" className="table-box">
      <table {...props}>
        <WithParts>{children}</WithParts>
      </table>
    </Scroller>
  )
}

function Bullets({ node: _, children, ...props }: React.ComponentProps<'ul'> & ExtraProps) {
  return (
    <ul {...props}>
      <WithParts>{children}</WithParts>
    </ul>
  )
}

function Numbers({ node: _, children, ...props }: React.ComponentProps<'ol'> & ExtraProps) {
  return (
    <ol {...props}>
      <WithParts>{children}</WithParts>
    </ol>
  )
}

function Quote({ node: _, children, ...props }: React.ComponentProps<'blockquote'> & ExtraProps) {
  return (
    <blockquote {...props}>
      <WithParts>{children}</WithParts>
    </blockquote>
  )
}

/** The checkbox of a task: an image and not a form field, as the reader cannot tick it. */
function TaskMark({ checked }: React.ComponentProps<'input'>) {
  const done = checked === true
  return <span role="img" aria-label={done ? 'Done' : 'Not done'} className="task-mark" data-done={done || undefined} />
}

/** Source marks; other superscripts, like a footnote's number, stay as they are. */
function Raised({ node, ...props }: React.ComponentProps<'sup'> & ExtraProps) {
  const marks = node?.properties.dataMarks
  return typeof marks === 'string' ? <SourceMarks numbers={marks.split(' ').map(Number)} /> : <sup {...props} />
}

/** What react-markdown renders instead of the plain elements. */
export const elements: Components = {
  blockquote: Quote,
  code: Code,
  input: TaskMark,
  ol: Numbers,
  pre: Pre,
  sup: Raised,
  table: Table,
  ul: Bullets,
}
