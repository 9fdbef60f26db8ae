'use client'
/** One block of Markdown, drawn again only when what it shows changes. */

import { memo, type ReactNode } from 'react'
import Markdown, { type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { numberFootnotes, onlyFootnotes } from '@/lib/markdown/footnotes'
import { excess } from '@/lib/markdown/limits'
import { autoDirection, markTail } from '@/lib/markdown/mark-tail'
import { type MathSpan, placeMath, takeMath } from '@/lib/markdown/math-spans'
import { urlAttribute, urlPolicy } from '@/lib/markdown/url-policy'
import { CodeBlock } from './code-block'
import { elements } from './elements'
import { readFence } from './fence'
import { lazy, useLazy } from './lazy-module'
import { MarkdownBoundary } from './markdown-boundary'
import type { DrawnBlock } from './markdown-document'
import { PlainBlock } from './plain-block'

type Plugins = NonNullable<Options['rehypePlugins']>

const katex = lazy(async () => (await import('./math')).katexPlugin)
const remarkPlugins: Options['remarkPlugins'] = [[remarkGfm]]

interface Draw {
  readonly text: string
  readonly spans: readonly MathSpan[]
  readonly prefix: string
  readonly before: Plugins
  readonly after?: Plugins
}

/** Calls react-markdown as the plain function it is, so that a failure is caught on the server too. */
function draw({ text, spans, prefix, before, after = [] }: Draw, math: Plugins[number] | undefined): ReactNode {
  const place = () => placeMath(spans)
  const formulas: Plugins = spans.length === 0 ? [] : math ? [place, math] : [place]
  return Markdown({
    children: text,
    remarkPlugins,
    remarkRehypeOptions: { clobberPrefix: prefix },
    rehypePlugins: [...before, ...formulas, urlPolicy, autoDirection, ...after],
    urlTransform: urlAttribute,
    components: elements,
  })
}

interface BlockProps {
  readonly block: DrawnBlock
  /** What the identifiers in this message begin with. */
  readonly prefix: string
}

function Prose({ block, prefix }: BlockProps) {
  const { source, prelude, calls, open } = block
  const tooMuch = excess(source) !== undefined
  const { text, spans } = tooMuch || block.kind === 'html' ? { text: source, spans: [] } : takeMath(source)
  const math = useLazy(spans.length > 0 ? katex : undefined)
  if (tooMuch) return <PlainBlock text={source} />
  const before: Plugins = [() => numberFootnotes(calls)]
  try {
    return draw({ text: prelude + text, spans, prefix, before, after: open ? [markTail] : [] }, math)
  } catch {
    return <PlainBlock text={source} />
  }
}

function sameBlock(a: BlockProps, b: BlockProps): boolean {
  if (a.block === b.block) return a.prefix === b.prefix
  return (
    a.prefix === b.prefix &&
    a.block.source === b.block.source &&
    a.block.prelude === b.block.prelude &&
    a.block.calls === b.block.calls &&
    a.block.open === b.block.open &&
    a.block.kind === b.block.kind
  )
}

/** Draws one block. */
export const MarkdownBlock = memo(function MarkdownBlock({ block, prefix }: BlockProps) {
  const fence = block.kind === 'fence' ? readFence(block.source) : undefined
  return (
    <MarkdownBoundary text={block.source}>
      {fence ? <CodeBlock {...fence} caret={block.open} /> : <Prose block={block} prefix={prefix} />}
      {/* HTML is shown as text, which the next block's text would follow without a gap. */}
      {block.kind === 'html' && '\n'}
    </MarkdownBoundary>
  )
}, sameBlock)

const footerPlugins: Plugins = [onlyFootnotes]

/** Draws the list of a message's footnotes. */
export const Footnotes = memo(function Footnotes({ source, prefix }: { source: string; prefix: string }) {
  const { text, spans } = takeMath(source)
  const math = useLazy(spans.length > 0 ? katex : undefined)
  if (excess(source)) return <PlainBlock text={source} />
  try {
    return draw({ text, spans, prefix, before: footerPlugins }, math)
  } catch {
    return <PlainBlock text={source} />
  }
})
