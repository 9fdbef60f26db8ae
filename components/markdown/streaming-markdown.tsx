'use client'
/** Draws Markdown while it is being written: settled blocks stay untouched, only the open one changes. */

import { memo, useId, useState } from 'react'
import { Footnotes, MarkdownBlock } from './markdown-block'
import { type DrawnBlock, MarkdownDocument } from './markdown-document'

const BlockGroup = memo(function BlockGroup({ blocks, prefix }: { blocks: readonly DrawnBlock[]; prefix: string }) {
  return blocks.map((block) => <MarkdownBlock key={block.key} block={block} prefix={prefix} />)
})

interface Props {
  /** Only ever grows while streaming. */
  readonly text: string
  readonly streaming: boolean
}

/** Draws a message's Markdown. */
export function StreamingMarkdown({ text, streaming }: Props) {
  const [document] = useState(() => new MarkdownDocument())
  const prefix = `m${useId().replace(/[^\w-]/g, '')}-`
  const { groups, footnotes } = document.update(text, streaming)
  const growing = groups.at(-1)?.at(-1)?.open === true
  return (
    <div className="markdown" data-streaming={streaming ? (growing ? 'block' : 'between') : undefined}>
      {groups.map((blocks, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end.
        <BlockGroup key={index} blocks={blocks} prefix={prefix} />
      ))}
      {footnotes !== '' && <Footnotes source={footnotes} prefix={prefix} />}
    </div>
  )
}
