/** Renders one block of Markdown by plain functions that run in the browser and on the server. */

import type { ComponentProps, ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import { type ParserInput, readBlock, readFootnotes } from '@/lib/markdown/document/block-reading'
import { readFence } from '@/lib/markdown/document/fence'
import type { RenderedBlock } from '@/lib/markdown/document/rendered-block'
import { excess } from '@/lib/markdown/parse/limits'
import { dialect } from '@/lib/markdown/tree/dialect'
import { readMarks } from '@/lib/markdown/tree/place-marks'
import { urlAttribute } from '@/lib/markdown/tree/url-policy'
import { CodeBlock } from './code/code-block'
import { PlainBlock } from './plain-block'
import { SourceMarks } from './source-marks'

/** Calls react-markdown as a plain function, so that a failure is caught on the server too. */
function render({ text, plugins }: ParserInput, prefix: string, components: Components): ReactNode {
  return Markdown({
    children: text,
    remarkPlugins: dialect,
    remarkRehypeOptions: { clobberPrefix: prefix },
    rehypePlugins: plugins,
    urlTransform: urlAttribute,
    components,
  })
}

/** A block's plain text where only certain elements are allowed. */
export function Plain({ block: { source, continues, isPart } }: { block: RenderedBlock }) {
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

/** What a block is rendered with. */
export interface BlockProps {
  readonly block: RenderedBlock
  readonly prefix: string
}

/** Code, followed by the marks in it. */
function MarkedCode({ marks, ...code }: { marks: string } & ComponentProps<typeof CodeBlock>) {
  const numbers = [...new Set(readMarks(marks).flatMap((mark) => mark.numbers))]
  return (
    <>
      <CodeBlock {...code} />
      {numbers.length > 0 && (
        <p>
          <SourceMarks numbers={numbers} />
        </p>
      )}
    </>
  )
}

/** Renders one block, or if that fails, its text. */
export function renderBlock({ block, prefix }: BlockProps, components: Components): ReactNode {
  const { source, marks, open, plain, kind } = block
  if (plain) return <Plain block={block} />
  try {
    const fence = kind === 'fence' ? readFence(source) : undefined
    if (fence) return <MarkedCode marks={marks} {...fence} caret={open} />
    return render(readBlock(block, prefix), prefix, components)
  } catch {
    return <Plain block={block} />
  }
}

/** Renders a message's footnotes. */
export function renderFootnotes(source: string, prefix: string, components: Components): ReactNode {
  if (excess(source)) return <PlainBlock text={source} />
  try {
    return render(readFootnotes(source, prefix), prefix, components)
  } catch {
    return <PlainBlock text={source} />
  }
}
