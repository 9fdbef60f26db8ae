'use client'
/** One block of Markdown, drawn again only when what it shows changes. */

import { memo } from 'react'
import { type BlockProps, drawBlock, drawFootnotes, Plain } from './draw-block'
import { elements } from './elements'
import { MarkdownBoundary } from './markdown-boundary'

function sameBlock(a: BlockProps, b: BlockProps): boolean {
  if (a.prefix !== b.prefix) return false
  if (a.block === b.block) return true
  const before: Record<string, unknown> = { ...a.block }
  return Object.entries(b.block).every(([name, value]) => name === 'continues' || before[name] === value)
}

/** Draws one block. */
export const MarkdownBlock = memo(function MarkdownBlock({ block, prefix }: BlockProps) {
  return (
    <MarkdownBoundary text={block.source} isFinal={!block.open} fallback={<Plain block={block} />}>
      {drawBlock({ block, prefix }, elements)}
      {/* HTML is shown as text, which the next block's text would follow without a gap. */}
      {block.kind === 'html' && '\n'}
    </MarkdownBoundary>
  )
}, sameBlock)

/** Draws the list of a message's footnotes. */
export const Footnotes = memo(function Footnotes({ source, prefix }: { source: string; prefix: string }) {
  return drawFootnotes(source, prefix, elements)
})
