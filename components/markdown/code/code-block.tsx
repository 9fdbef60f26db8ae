/** A block of code: its language, a copy button, and lines that are rendered once each. */

import { type CSSProperties, memo, type ReactNode, useEffect, useReducer, useState } from 'react'
import { CopyButton } from '@/components/markdown/copy/copy-button'
import { take, wait } from '@/components/markdown/frame-budget'
import { Scroller } from '@/components/markdown/scroller'
import { useLazy } from '@/components/ui/lazy-module'
import { markedText } from '@/components/ui/marked-text'
import {
  type CodeLine,
  CodeLines,
  MAX_AT_ONCE,
  MAX_LINE_CHARACTERS,
  MAX_MARKS,
  type PlainLines,
  sizeOf,
} from './code-lines'
import { readerFor, type Token } from './highlight'
import { knownLanguage, languageLabel } from './languages'

function colours(token: Token): CSSProperties {
  return Object.fromEntries([
    ['--shiki-light', token.light],
    ['--shiki-dark', token.dark],
  ])
}

/** Every text is alone in its element, so that React can replace it whole, whatever another program has done to it. */
const Line = memo(function Line({ line, caret, ending = '\n' }: { line: CodeLine; caret?: boolean; ending?: string }) {
  const { text, tokens } = line
  return (
    <span className="code-line" data-caret={caret ? '' : undefined}>
      {tokens?.length
        ? tokens.map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a token has no identity but its place in the line.
            <span key={index} style={colours(token)}>
              {markedText(index === tokens.length - 1 ? token.text + ending : token.text)}
            </span>
          ))
        : text.length > MAX_LINE_CHARACTERS
          ? chunksOf(text + ending)
          : markedText(text + ending)}
    </span>
  )
})

function chunksOf(line: string): ReactNode[] {
  const chunks: ReactNode[] = []
  for (let from = 0; from < line.length; ) {
    const end = from + MAX_LINE_CHARACTERS
    // A surrogate pair must not be split.
    const to = /[\uD800-\uDBFF]/.test(line.charAt(end - 1)) ? end + 1 : end
    chunks.push(<LineChunk key={from} text={line.slice(from, to)} />)
    from = to
  }
  return chunks
}

const LineChunk = memo(function LineChunk({ text }: { text: string }) {
  return (
    <span className="code-chunk" style={{ containIntrinsicInlineSize: `auto ${text.length}ch` }}>
      {markedText(text, MAX_MARKS)}
    </span>
  )
})

const LineGroup = memo(function LineGroup({ lines }: { lines: readonly CodeLine[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end.
  return lines.map((line, index) => <Line key={index} line={line} />)
})

/** Lines as one text, which takes a page far less memory. */
const PlainGroup = memo(function PlainGroup({ lines }: { lines: PlainLines }) {
  if (lines.longest > MAX_LINE_CHARACTERS) {
    const texts = lines.text.slice(0, -1).split('\n')
    return <LineGroup lines={texts.map((text) => ({ text, tokens: undefined }))} />
  }
  return (
    <span className="code-line code-lines" style={{ containIntrinsicSize: sizeOf(lines) }}>
      {markedText(lines.text, MAX_MARKS)}
    </span>
  )
})

interface Props {
  /** The code without its last line ending. */
  readonly code: string
  readonly language: string
  /** The code is still growing, at the end of the answer. */
  readonly caret?: boolean
}

const WAIT_COST = 500

/** Renders a block of code. */
export function CodeBlock({ code, language, caret = false }: Props) {
  const knownName = knownLanguage(language)
  const reader = useLazy(knownName === undefined ? undefined : readerFor(knownName))
  const [store] = useState(() => new CodeLines(take))
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const { groups, plain, last, pending } = store.update(code, reader)
  useEffect(() => {
    if (pending) return wait(WAIT_COST, renderAgain)
  })
  const label = languageLabel(language)
  return (
    <div className="code-block" data-long={code.length > MAX_AT_ONCE || undefined}>
      <div className="code-bar">
        <bdi className="code-language">{label || 'text'}</bdi>
        <CopyButton read={() => code} />
      </div>
      <Scroller name={`Code: ${label || 'text'}`} className="code-scroll" dir="ltr">
        <pre translate="no">
          <code className={label ? `language-${label}` : undefined}>
            {groups.map((lines, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end.
              <LineGroup key={index} lines={lines} />
            ))}
            {plain.map((lines, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end.
              <PlainGroup key={index} lines={lines} />
            ))}
            {/* The caret follows the text, not a line ending. */}
            <Line key="last" line={last} caret={caret} ending={caret || code === '' ? '' : '\n'} />
          </code>
        </pre>
      </Scroller>
    </div>
  )
}
