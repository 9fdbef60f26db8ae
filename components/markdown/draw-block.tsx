/** One block of Markdown as elements, by plain functions that run in the browser and on the server alike. */

import type { ComponentProps, ReactNode } from 'react'
import Markdown, { type Components, type Options } from 'react-markdown'
import { dialect } from '@/lib/markdown/dialect'
import { autoDirection } from '@/lib/markdown/direction'
import { numberFootnotes, onlyFootnotes, ownFootnotes } from '@/lib/markdown/footnotes'
import { excess } from '@/lib/markdown/limits'
import { longWords } from '@/lib/markdown/long-words'
import { markTail } from '@/lib/markdown/mark-tail'
import { type MathText, placeMath, takeMath, untouched } from '@/lib/markdown/math-spans'
import { onlyElements } from '@/lib/markdown/only-elements'
import { dropHead, expectHolder, liftPart } from '@/lib/markdown/parts'
import { placeMarks, readMarks } from '@/lib/markdown/place-marks'
import { showMarks } from '@/lib/markdown/show-marks'
import { urlAttribute, urlPolicy } from '@/lib/markdown/url-policy'
import { CodeBlock } from './code-block'
import type { DrawnBlock } from './drawn-block'
import { readFence } from './fence'
import { PlainBlock } from './plain-block'
import { SourceMarks } from './source-marks'

type Plugins = NonNullable<Options['rehypePlugins']>

interface Draw {
  /** What is drawn in place of the plain elements. */
  readonly components: Components
  readonly text: string
  readonly spans: MathText['spans']
  /** What the identifiers in this message begin with. */
  readonly prefix: string
  readonly before: Plugins
  readonly after?: Plugins
}

/** Calls react-markdown as the plain function it is, so that a failure is caught on the server too. */
function draw({ components, text, spans, prefix, before, after = [] }: Draw): ReactNode {
  return Markdown({
    children: text,
    remarkPlugins: dialect,
    remarkRehypeOptions: { clobberPrefix: prefix },
    rehypePlugins: [
      ...before,
      () => ownFootnotes(prefix),
      () => placeMath(spans),
      showMarks,
      urlPolicy,
      autoDirection,
      ...after,
      longWords,
      onlyElements,
    ],
    urlTransform: urlAttribute,
    components,
  })
}

/** The plugins that fit a part of a long block to the others. */
function partPlugins({ kind, continues, isPart, continued }: DrawnBlock): Plugins {
  const of = continues?.of ?? (kind === 'list' || kind === 'quote' ? kind : 'table')
  if (isPart) return [() => liftPart(of)]
  const plugins: Plugins = continued ? [() => expectHolder(of)] : []
  return continues?.of === 'table' ? [...plugins, dropHead] : plugins
}

/** A block's text in a place where only some elements may stand. */
export function Plain({ block: { source, continues, isPart } }: { block: DrawnBlock }) {
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

/** What a block is drawn with. */
export interface BlockProps {
  readonly block: DrawnBlock
  readonly prefix: string
}

/** Code, and behind it the marks that stand in it. */
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

/** Draws one block; should that fail, its text. */
export function drawBlock({ block, prefix }: BlockProps, components: Components): ReactNode {
  const { source, prelude, calls, marks, open, plain, kind, continues } = block
  if (plain) return <Plain block={block} />
  try {
    const fence = kind === 'fence' ? readFence(source) : undefined
    if (fence) return <MarkedCode marks={marks} {...fence} caret={open} />
    // A part of a table is read with the head that makes it one.
    const head = continues?.head ?? ''
    const read = kind === 'html' || kind === 'fence' ? untouched : takeMath
    const { text, spans, into } = read(head + source)
    const whole = prelude + text
    const placed = readMarks(marks, (at) => prelude.length + into(head.length + at))
    const before: Plugins = [() => numberFootnotes(calls), ...partPlugins(block), () => placeMarks(whole, placed)]
    return draw({
      components,
      text: whole,
      spans,
      prefix,
      before,
      after: open ? [markTail] : [],
    })
  } catch {
    return <Plain block={block} />
  }
}

const footerPlugins: Plugins = [onlyFootnotes]

/** Draws the list of a message's footnotes. */
export function drawFootnotes(source: string, prefix: string, components: Components): ReactNode {
  if (excess(source)) return <PlainBlock text={source} />
  try {
    return draw({ components, ...takeMath(source), prefix, before: footerPlugins })
  } catch {
    return <PlainBlock text={source} />
  }
}
