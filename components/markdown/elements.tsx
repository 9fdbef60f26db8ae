/** The elements of an answer that are more than their HTML. */

import type { Components, ExtraProps } from 'react-markdown'
import { type TreeNode, textOf } from '@/lib/markdown/tree'
import { CodeBlock } from './code-block'

type Node = ExtraProps['node']

function className(node: TreeNode): string {
  const value = node.properties?.className
  return Array.isArray(value) ? value.join(' ') : ''
}

function Pre({ node, children }: { node?: Node; children?: React.ReactNode }) {
  const code: TreeNode | undefined = node?.children[0]
  if (code?.tagName !== 'code') return <pre>{children}</pre>
  const language = /(?:^| )language-(\S+)/.exec(className(code))?.[1] ?? ''
  const caret = node?.properties.dataCaret !== undefined
  return <CodeBlock code={textOf(code).replace(/\n$/, '')} language={language} caret={caret} />
}

function Table({ node: _, ...props }: React.ComponentProps<'table'> & ExtraProps) {
  return (
    // biome-ignore lint/a11y: what scrolls must be reachable by keyboard, under a name, without a section's other meaning.
    <div className="table-box" role="region" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </div>
  )
}

/** What react-markdown draws in place of the plain elements. */
export const elements: Components = { pre: Pre, table: Table }
