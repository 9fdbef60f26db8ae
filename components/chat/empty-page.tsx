'use client'
/** A new chat before its first question: what this is, and four questions that each show something else. */
import { preloadMarkdown } from './lazy-markdown'

// The simulator's scripts know these questions, and Claude answers them as well.
const SUGGESTIONS = [
  { title: 'A long document', question: 'Write a long document about how a page reaches a screen' },
  { title: 'Code', question: 'Show me code in several languages' },
  { title: 'Math', question: 'Show me some math' },
  { title: 'A tool', question: 'What time is it in Tokyo?' },
]

interface EmptyPageProps {
  isDemo: boolean
  /** The address names a chat that is not here. */
  isMissing?: boolean
  /** Undefined until the browser has opened the chat. */
  onPick: ((question: string) => void) | undefined
}

/** The empty page. */
export function EmptyPage({ isDemo, isMissing = false, onPick }: EmptyPageProps) {
  return (
    <div className="mx-auto flex min-h-[100cqh] max-w-column flex-col justify-center gap-8 px-4 py-8">
      {isMissing && (
        <p role="note" className="text-quiet text-small">
          The chat at this address is not in this tab: for now a chat lives in the tab that asked. You can begin a new
          one here.
        </p>
      )}
      <h1 className="text-balance font-medium text-2xl leading-tight tracking-tight sm:text-3xl">
        Ask Claude, and read the answer while it is written.
      </h1>
      <ul className="grid gap-2 sm:grid-cols-2">
        {SUGGESTIONS.map(({ title, question }) => (
          <li key={title}>
            <button
              type="button"
              disabled={!onPick}
              onPointerEnter={preloadMarkdown}
              onFocus={preloadMarkdown}
              onClick={() => onPick?.(question)}
              className="flex h-full min-h-11 w-full flex-col gap-0.5 rounded-xl border border-line px-4 py-3 text-left transition-colors hover:bg-tint"
            >
              <span className="font-medium">{title}</span>
              <span className="text-quiet text-small">{question}</span>
            </button>
          </li>
        ))}
      </ul>
      {isDemo && (
        <p className="text-quiet text-small">
          No key is set, so a built-in simulator answers these questions from scripts. For Claude itself, set{' '}
          <code className="font-mono">ANTHROPIC_API_KEY</code> where the server runs and restart it;{' '}
          <a
            className="underline underline-offset-4 hover:text-ink"
            href="https://platform.claude.com/settings/keys"
            target="_blank"
            rel="noopener noreferrer"
          >
            platform.claude.com
          </a>{' '}
          gives keys.
        </p>
      )}
    </div>
  )
}
