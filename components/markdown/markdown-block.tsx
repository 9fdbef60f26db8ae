/** One block of Markdown, re-rendered only when what it shows changes. */

import { Fragment, memo, use } from 'react'
import { elements } from './elements'
import { ForeignNodesContext } from './foreign-nodes'
import { MarkdownBoundary } from './markdown-boundary'
import { type BlockProps, Plain, renderBlock, renderFootnotes } from './render-block'

/** Whether two versions of a block show the same: each of its facts is a plain value, or what it continues. */
function sameBlock(a: BlockProps, b: BlockProps): boolean {
  if (a.prefix !== b.prefix) return false
  if (a.block === b.block) return true
  const { continues: holderBefore, ...before } = a.block
  const { continues: holder, ...after } = b.block
  const isSameHolder = holderBefore?.of === holder?.of && holderBefore?.head === holder?.head
  const known: Record<string, unknown> = before
  return isSameHolder && Object.entries(after).every(([name, value]) => known[name] === value)
}

/** Renders one block; mounted afresh after foreign changes to the text, except code, which is unaffected. */
export const MarkdownBlock = memo(function MarkdownBlock({ block, prefix }: BlockProps) {
  const count = use(ForeignNodesContext)?.count ?? 0
  return (
    <MarkdownBoundary
      key={block.kind === 'fence' ? 0 : count}
      text={block.source}
      isFinal={!block.open}
      fallback={<Plain block={block} />}
    >
      {renderBlock({ block, prefix }, elements)}
    </MarkdownBoundary>
  )
}, sameBlock)

/** Renders a message's footnotes. */
export const Footnotes = memo(function Footnotes({ source, prefix }: { source: string; prefix: string }) {
  const count = use(ForeignNodesContext)?.count ?? 0
  return <Fragment key={count}>{renderFootnotes(source, prefix, elements)}</Fragment>
})
