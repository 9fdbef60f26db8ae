/** Prepares one block for the parser: its text with what it needs from elsewhere, and the plugins that it takes. */
import type { Options } from 'react-markdown'
import { dropHead, expectHolder, liftPart } from '@/lib/markdown/tree/block-parts'
import { autoDirection } from '@/lib/markdown/tree/direction'
import { numberFootnotes, onlyFootnotes, ownFootnotes } from '@/lib/markdown/tree/footnotes'
import { longWords } from '@/lib/markdown/tree/long-words'
import { markTail } from '@/lib/markdown/tree/mark-tail'
import { type MathText, placeMath, takeMath, untouched } from '@/lib/markdown/tree/math-spans'
import { onlyElements } from '@/lib/markdown/tree/only-elements'
import { placeMarks, readMarks } from '@/lib/markdown/tree/place-marks'
import { showMarks } from '@/lib/markdown/tree/show-marks'
import { urlPolicy } from '@/lib/markdown/tree/url-policy'
import type { RenderedBlock } from './rendered-block'

type Plugins = NonNullable<Options['rehypePlugins']>

/** The parser's input. */
export interface ParserInput {
  readonly text: string
  readonly plugins: Plugins
}

/** The plugins that fit a part of a long block to the other parts. */
function partPlugins({ kind, continues, isPart, continued }: RenderedBlock): Plugins {
  const of = continues?.of ?? (kind === 'list' || kind === 'quote' ? kind : 'table')
  if (isPart) return [() => liftPart(of)]
  const plugins: Plugins = continued ? [() => expectHolder(of)] : []
  return continues?.of === 'table' ? [...plugins, dropHead] : plugins
}

/** Prepares a block of a message whose ids start with the prefix. */
export function readBlock(block: RenderedBlock, prefix: string): ParserInput {
  const { source, prelude, calls, marks, open, kind, continues } = block
  // A part of a table is parsed with the header that makes it one.
  const head = continues?.head ?? ''
  const read = kind === 'html' || kind === 'fence' ? untouched : takeMath
  const { text, spans, into } = read(head + source)
  const whole = prelude + text
  const placed = readMarks(marks, (at) => prelude.length + into(head.length + at))
  const before: Plugins = [() => numberFootnotes(calls), ...partPlugins(block), () => placeMarks(whole, placed)]
  return { text: whole, plugins: withPolicy(before, { spans, prefix, after: open ? [markTail] : [] }) }
}

/** Prepares the list of a message's footnotes. */
export function readFootnotes(source: string, prefix: string): ParserInput {
  const { text, spans } = takeMath(source)
  return { text, plugins: withPolicy([onlyFootnotes], { spans, prefix, after: [] }) }
}

interface Policy {
  readonly spans: MathText['spans']
  /** The prefix of the ids in this message. */
  readonly prefix: string
  readonly after: Plugins
}

/** The plugins for everything that is rendered, between those that come first and last. */
function withPolicy(before: Plugins, { spans, prefix, after }: Policy): Plugins {
  return [
    ...before,
    () => ownFootnotes(prefix),
    () => placeMath(spans),
    showMarks,
    urlPolicy,
    autoDirection,
    ...after,
    longWords,
    onlyElements,
  ]
}
