'use client'
/** Draws Markdown while it is being written: settled blocks stay untouched, only the open one changes. */

import { memo, useEffect, useId, useReducer, useState } from 'react'
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

const CATCH_UP_MS = 200

/** Draws a message's Markdown. */
export function StreamingMarkdown({ text, streaming }: Props) {
  const [document] = useState(() => new MarkdownDocument())
  const prefix = `m${useId().replace(/[^\w-]/g, '')}-`
  const { groups, footnotes } = document.update(text, streaming)
  const [, draw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!document.isBehind) return
    // Text that stops coming must not leave its last words undrawn.
    const timer = setTimeout(() => {
      document.catchUp()
      draw()
    }, CATCH_UP_MS)
    return () => clearTimeout(timer)
  })
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
