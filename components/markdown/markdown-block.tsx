'use client'
/** One block of Markdown, drawn again only when what it shows changes. */

import { memo, type ReactNode } from 'react'
import Markdown, { type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { autoDirection } from '@/lib/markdown/direction'
import { numberFootnotes, onlyFootnotes } from '@/lib/markdown/footnotes'
import { excess } from '@/lib/markdown/limits'
import { markTail } from '@/lib/markdown/mark-tail'
import { type MathSpan, placeMath, takeMath } from '@/lib/markdown/math-spans'
import { dropHead, expectHolder, liftPart } from '@/lib/markdown/parts'
import { urlAttribute, urlPolicy } from '@/lib/markdown/url-policy'
import { CodeBlock } from './code-block'
import type { DrawnBlock } from './drawn-block'
import { elements } from './elements'
import { readFence } from './fence'
import { MarkdownBoundary } from './markdown-boundary'
import { PlainBlock } from './plain-block'

type Plugins = NonNullable<Options['rehypePlugins']>

const remarkPlugins: Options['remarkPlugins'] = [[remarkGfm]]

interface Draw {
  readonly text: string
  readonly spans: readonly MathSpan[]
  /** What the identifiers in this message begin with. */
  readonly prefix: string
  readonly before: Plugins
  readonly after?: Plugins
}

/** Calls react-markdown as the plain function it is, so that a failure is caught on the server too. */
function draw({ text, spans, prefix, before, after = [] }: Draw): ReactNode {
  return Markdown({
    children: text,
    remarkPlugins,
    remarkRehypeOptions: { clobberPrefix: prefix },
    rehypePlugins: [...before, () => placeMath(spans), urlPolicy, autoDirection, ...after],
    urlTransform: urlAttribute,
    components: elements,
  })
}

/** The plugins that fit a part of a long block to the others. */
function partPlugins({ kind, continues, isPart, continued }: DrawnBlock): Plugins {
  const of = continues?.of ?? (kind === 'list' || kind === 'quote' ? kind : 'table')
  if (isPart) return [() => liftPart(of)]
  const plugins: Plugins = continued ? [() => expectHolder(of)] : []
  return continues?.of === 'table' ? [...plugins, dropHead] : plugins
}

/** Plain text in a place where only some elements may stand. */
function Plain({ block: { source, continues, isPart } }: { block: DrawnBlock }) {
  const text = <PlainBlock text={source} />
  if (isPart && continues?.of === 'list') return <li>{text}</li>
  if (!isPart || continues?.of !== 'table') return text
  return (
    <tbody>
      <tr>
        <td colSpan={100}>{text}</td>
      </tr>
    </tbody>
  )
}

interface BlockProps {
  readonly block: DrawnBlock
  readonly prefix: string
}

function drawBlock({ block, prefix }: BlockProps): ReactNode {
  const { source, prelude, calls, open, plain, kind, continues } = block
  if (plain) return <Plain block={block} />
  try {
    const fence = kind === 'fence' ? readFence(source) : undefined
    if (fence) return <CodeBlock {...fence} caret={open} />
    const { text, spans } = kind === 'html' || kind === 'fence' ? { text: source, spans: [] } : takeMath(source)
    const before: Plugins = [() => numberFootnotes(calls), ...partPlugins(block)]
    return draw({
      text: prelude + (continues?.head ?? '') + text,
      spans,
      prefix,
      before,
      after: open ? [markTail] : [],
    })
  } catch {
    return <Plain block={block} />
  }
}

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
      {drawBlock({ block, prefix })}
      {/* HTML is shown as text, which the next block's text would follow without a gap. */}
      {block.kind === 'html' && '\n'}
    </MarkdownBoundary>
  )
}, sameBlock)

const footerPlugins: Plugins = [onlyFootnotes]

/** Draws the list of a message's footnotes. */
export const Footnotes = memo(function Footnotes({ source, prefix }: { source: string; prefix: string }) {
  if (excess(source)) return <PlainBlock text={source} />
  try {
    return draw({ ...takeMath(source), prefix, before: footerPlugins })
  } catch {
    return <PlainBlock text={source} />
  }
})
