/** The way back to the end of the conversation. */
import { ArrowDown } from 'lucide-react'

interface JumpToLatestProps {
  /** Whether something was written below since the reader left. */
  hasNews: boolean
  onJump(): void
}

/** Shown when the reader has left the bottom. */
export function JumpToLatest({ hasNews, onJump }: JumpToLatestProps) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-full flex justify-center pb-2">
      <button
        type="button"
        data-news={hasNews || undefined}
        onClick={onJump}
        className="pointer-events-auto flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-raised px-3.5 text-small shadow-float transition-colors hover:bg-tint pointer-coarse:min-h-11"
      >
        <ArrowDown size={16} aria-hidden />
        Jump to latest
        {hasNews && (
          <>
            <span aria-hidden className="size-2 rounded-full bg-accent" />
            <span className="sr-only">, there is new text</span>
          </>
        )}
      </button>
    </div>
  )
}
