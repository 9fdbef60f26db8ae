/** Renders Markdown while it streams in: settled blocks stay untouched, only the open one changes. */

import { memo, useEffect, useId, useReducer, useState } from 'react'
import { useIsInitialRender } from '@/components/ui/use-is-initial-render'
import { MarkdownDocument } from '@/lib/markdown/document/markdown-document'
import { isLong, type RenderedBlock, type RenderedRun } from '@/lib/markdown/document/rendered-block'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { Continued } from './continued'
import { watchCopies } from './copy/copy-selection'
import { ForeignNodesContext, useForeignNodes } from './foreign-nodes'
import { initialTake, take, wait } from './frame-budget'
import { Footnotes, MarkdownBlock } from './markdown-block'
import { MarkdownBoundary } from './markdown-boundary'
import { PlainBlock, PlainText } from './plain-block'

function kindOf({ continues }: RenderedBlock) {
  return continues?.of ?? 'quote'
}

const Run = memo(function Run({ blocks, prefix }: { blocks: RenderedRun; prefix: string }) {
  const [first, ...parts] = blocks
  const [second] = parts
  if (!first) return null
  const continued = second && {
    of: kindOf(second),
    parts: parts.map((block) => <MarkdownBlock key={block.key} block={block} prefix={prefix} />),
  }
  return (
    <Continued value={continued}>
      <MarkdownBlock block={first} prefix={prefix} />
    </Continued>
  )
})

const RunGroup = memo(function RunGroup({ runs, prefix }: { runs: readonly RenderedRun[]; prefix: string }) {
  return runs.map((blocks) => <Run key={blocks[0]?.key} blocks={blocks} prefix={prefix} />)
})

interface Props {
  /** Only ever grows while streaming. */
  readonly text: string
  readonly streaming: boolean
  /** Source numbers at places of the text; only ever added to while streaming. */
  readonly marks?: readonly Mark[]
}

const NO_MARKS: readonly Mark[] = []

const CATCH_UP_MS = 200
/** The budget that a waiting message needs to continue in a frame; it may take more then. */
const WAIT_COST = 1000

function Growing({ text, streaming, marks }: Props) {
  const { element, foreign, key } = useForeignNodes(streaming)
  const isInitialRender = useIsInitialRender()
  const [initialBudget] = useState(() => (isInitialRender ? initialTake() : undefined))
  const [document] = useState(() => new MarkdownDocument(initialBudget?.take ?? take))
  const prefix = `m${useId().replace(/[^\w-]/g, '')}-`
  const { groups, rest, footnotes } = document.update(text, streaming, marks)
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => initialBudget?.end(), [initialBudget])
  useEffect(watchCopies, [])
  useEffect(() => {
    if (document.isWaiting) return wait(WAIT_COST, render)
    if (!document.isBehind) return
    // When the text pauses, its last words must not stay unrendered.
    const timer = setTimeout(() => {
      document.catchUp()
      render()
    }, CATCH_UP_MS)
    return () => clearTimeout(timer)
  })
  const growing = groups.at(-1)?.at(-1)?.at(-1)?.open === true
  const Rest = rest?.final ? PlainBlock : PlainText
  return (
    <div
      key={key}
      ref={element}
      className="markdown"
      lang=""
      data-long={isLong(groups) || undefined}
      data-streaming={streaming ? (growing ? 'block' : 'between') : undefined}
    >
      <ForeignNodesContext value={foreign}>
        {groups.map((runs, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end.
          <RunGroup key={index} runs={runs} prefix={prefix} />
        ))}
        {rest && <Rest text={rest.text} offset={rest.start} />}
        {footnotes !== '' && <Footnotes source={footnotes} prefix={prefix} />}
      </ForeignNodesContext>
    </div>
  )
}

/** Renders a message's Markdown, or if that fails, its text. */
export function StreamingMarkdown({ text, streaming, marks = NO_MARKS }: Props) {
  const plain = (
    <div className="markdown" lang="">
      <PlainBlock text={text} />
    </div>
  )
  return (
    <MarkdownBoundary text={text} isFinal={!streaming} fallback={plain}>
      <Growing text={text} streaming={streaming} marks={marks} />
    </MarkdownBoundary>
  )
}
