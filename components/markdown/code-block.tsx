'use client'
/** A piece of code: its language, a copy button, and lines that are drawn once each. */

import { type CSSProperties, memo, useEffect, useReducer, useState } from 'react'
import { type CodeLine, CodeLines, FIRST_PLAIN_GROUP } from './code-lines'
import { CopyButton } from './copy-button'
import { readerFor, type Token } from './highlight'
import { knownLanguage, languageLabel } from './languages'
import { useLazy } from './lazy-module'
import { Scroller } from './scroller'
import { take, wait } from './turns'

function colours(token: Token): CSSProperties {
  return Object.fromEntries([
    ['--shiki-light', token.light],
    ['--shiki-dark', token.dark],
  ])
}

/** Every text stands alone in its element: whatever another program has made of it, React writes it anew whole. */
const Line = memo(function Line({ line, caret, ending = '\n' }: { line: CodeLine; caret?: boolean; ending?: string }) {
  const { text, tokens } = line
  return (
    <span className="code-line" data-caret={caret ? '' : undefined}>
      {tokens?.length
        ? tokens.map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a token has no identity but its place in the line.
            <span key={index} style={colours(token)}>
              {index === tokens.length - 1 ? token.text + ending : token.text}
            </span>
          ))
        : text + ending}
    </span>
  )
})

interface GroupProps {
  readonly lines: readonly CodeLine[]
  /** The lines are one text, which is far less for a page to hold. */
  readonly plain: boolean
}

const LineGroup = memo(function LineGroup({ lines, plain }: GroupProps) {
  if (plain) return <span className="code-line">{lines.map(({ text }) => `${text}\n`).join('')}</span>
  // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end.
  return lines.map((line, index) => <Line key={index} line={line} />)
})

interface Props {
  /** The code without its last line ending. */
  readonly code: string
  readonly language: string
  /** The code still grows, and this is where the answer is being written. */
  readonly caret?: boolean
}

const WAIT_COST = 500

/** Draws a piece of code. */
export function CodeBlock({ code, language, caret = false }: Props) {
  const known = knownLanguage(language)
  const reader = useLazy(known === undefined ? undefined : readerFor(known))
  const [store] = useState(() => new CodeLines(take))
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const { groups, last, pending } = store.update(code, reader)
  useEffect(() => {
    if (pending) return wait(WAIT_COST, drawAgain)
  })
  const label = languageLabel(language)
  return (
    <div className="code-block">
      <div className="code-bar">
        <bdi className="code-language">{label || 'text'}</bdi>
        <CopyButton read={() => code} />
      </div>
      <Scroller name={`Code: ${label || 'text'}`} className="code-scroll" dir="ltr">
        <pre translate="no">
          <code className={label ? `language-${label}` : undefined}>
            {groups.map((lines, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end.
              <LineGroup key={index} lines={lines} plain={index >= FIRST_PLAIN_GROUP} />
            ))}
            {/* The caret stands behind the text, not behind a line ending. */}
            <Line key="last" line={last} caret={caret} ending={caret || code === '' ? '' : '\n'} />
          </code>
        </pre>
      </Scroller>
    </div>
  )
}
