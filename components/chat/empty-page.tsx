/** A new chat before its first question: what this is, and four questions that each show a different feature. */
import { CodeXml, FileText, Sigma, Wrench } from 'lucide-react'
import { preloadAnswerParts } from './message/lazy-parts'

// The simulator has scripts for these questions; Claude answers them as well.
const SUGGESTIONS = [
  { Icon: FileText, title: 'A long document', question: 'Write a long document about how a page reaches a screen' },
  { Icon: CodeXml, title: 'Code', question: 'Show me code in several languages' },
  { Icon: Sigma, title: 'Math', question: 'Show me some math' },
  { Icon: Wrench, title: 'A tool, twice', question: 'Compare the time in New York and Tokyo' },
]

interface EmptyPageProps {
  isDemo: boolean
  /** Undefined until the browser has opened the chat. */
  onPick: ((question: string) => void) | undefined
}

/** The empty page. */
export function EmptyPage({ isDemo, onPick }: EmptyPageProps) {
  return (
    <div className="column flex min-h-[100cqh] flex-col justify-center gap-8 py-8">
      <h1 className="text-balance font-medium text-2xl leading-tight tracking-tight sm:text-3xl">
        Ask Claude, and read the answer while it is written.
      </h1>
      <ul className="grid gap-2 sm:grid-cols-2">
        {SUGGESTIONS.map(({ Icon, title, question }) => (
          <li key={title}>
            <button
              type="button"
              disabled={!onPick}
              onPointerEnter={preloadAnswerParts}
              onFocus={preloadAnswerParts}
              onClick={() => onPick?.(question)}
              className="group flex h-full min-h-11 w-full gap-3 rounded-xl border border-line bg-raised px-4 py-3 text-left transition-colors hover:bg-tint"
            >
              <span
                aria-hidden
                className="flex h-6 shrink-0 items-center text-quiet transition-colors group-hover:text-ink"
              >
                <Icon size={18} />
              </span>
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="font-medium leading-6">{title}</span>
                <span className="text-pretty text-quiet text-small">{question}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {isDemo && (
        <p className="text-pretty text-quiet text-small">
          No key is set, so a built-in simulator answers these questions from scripts. For Claude itself, set{' '}
          <code className="font-mono text-figures">ANTHROPIC_API_KEY</code> where the server runs and restart it. Get a
          key at{' '}
          <a
            className="underline underline-offset-4 hover:text-ink"
            href="https://platform.claude.com/settings/keys"
            target="_blank"
            rel="noopener noreferrer"
          >
            platform.claude.com
          </a>
          .
        </p>
      )}
    </div>
  )
}
