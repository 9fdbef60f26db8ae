'use client'
/** A piece of code: its language, a copy button, and lines that are drawn once each. */

import { type CSSProperties, memo, useEffect, useReducer, useState } from 'react'
import { type CodeLine, CodeLines } from './code-lines'
import { CopyButton } from './copy-button'
import { readerFor, type Token } from './highlight'
import { knownLanguage, languageLabel } from './languages'
import { useLazy } from './lazy-module'

function colours(token: Token): CSSProperties {
  return Object.fromEntries([
    ['--shiki-light', token.light],
    ['--shiki-dark', token.dark],
  ])
}

const Line = memo(function Line({ line, caret, ending = '\n' }: { line: CodeLine; caret?: boolean; ending?: string }) {
  const { text, tokens } = line
  return (
    <span className="code-line" data-caret={caret ? '' : undefined}>
      {tokens
        ? tokens.map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a token has no identity but its place in the line.
            <span key={index} style={colours(token)}>
              {token.text}
            </span>
          ))
        : text}
      {ending}
    </span>
  )
})

const LineGroup = memo(function LineGroup({ lines }: { lines: readonly CodeLine[] }) {
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

/** Draws a piece of code. */
export function CodeBlock({ code, language, caret = false }: Props) {
  const known = knownLanguage(language)
  const reader = useLazy(known === undefined ? undefined : readerFor(known))
  const [store] = useState(() => new CodeLines())
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  const { groups, last, pending } = store.update(code, reader)
  useEffect(() => {
    if (!pending) return
    const timer = setTimeout(drawAgain)
    return () => clearTimeout(timer)
  })
  const label = languageLabel(language)
  return (
    <div className="code-block">
      <div className="code-bar">
        <span className="code-language">{label || 'text'}</span>
        <CopyButton read={() => code} />
      </div>
      {/* biome-ignore lint/a11y: what scrolls must be reachable by keyboard, under a name, without a section's other meaning. */}
      <pre tabIndex={0} role="region" aria-label={label ? `Code, ${label}` : 'Code'} dir="ltr">
        <code className={language ? `language-${language}` : undefined}>
          {groups.map((lines, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups are only ever added at the end.
            <LineGroup key={index} lines={lines} />
          ))}
          {/* The caret stands behind the text, not behind a line ending. */}
          <Line key="last" line={last} caret={caret} ending={caret || code === '' ? '' : '\n'} />
        </code>
      </pre>
    </div>
  )
}
