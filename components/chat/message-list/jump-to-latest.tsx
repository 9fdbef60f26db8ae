/** A button that leads back to the end of the conversation. */
import { ArrowDown } from 'lucide-react'
import { useId } from 'react'

interface JumpToLatestProps {
  /** Whether something was added below since the reader left. */
  hasNews: boolean
  onJump(): void
}

/**
 * Shown when the reader has left the bottom. Its name never changes; that there is something new is its description.
 */
export function JumpToLatest({ hasNews, onJump }: JumpToLatestProps) {
  const newsId = useId()
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-full flex justify-center pb-2">
      <button
        type="button"
        aria-label="Jump to latest"
        aria-describedby={hasNews ? newsId : undefined}
        data-news={hasNews || undefined}
        onClick={onJump}
        className="pointer-events-auto flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-raised px-3.5 text-small shadow-float transition-colors hover:bg-tint pointer-coarse:min-h-11"
      >
        <ArrowDown size={16} aria-hidden />
        <span>Jump to latest</span>
        {hasNews && (
          <>
            <span aria-hidden className="size-2 rounded-full bg-accent" />
            <span id={newsId} className="sr-only">
              There is new text
            </span>
          </>
        )}
      </button>
    </div>
  )
}
