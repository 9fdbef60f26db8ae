/** What went wrong, in the flow of the text it concerns, with one next step. */
import { RotateCw, TriangleAlert } from 'lucide-react'
import type { ErrorInfo } from '@/lib/shared/error'

interface ErrorNoticeProps {
  error: Pick<ErrorInfo, 'message' | 'requestId'>
  onRetry: (() => void) | undefined
}

/** An alert with Retry. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  return (
    <div
      role="alert"
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-line px-4 py-3 text-small"
    >
      <TriangleAlert size={16} className="shrink-0 text-stop" aria-hidden />
      <p className="min-w-0 flex-1 basis-60">{error.message}</p>
      {onRetry && <RetryButton onRetry={onRetry} />}
    </div>
  )
}

/** Tries again. */
export function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <button
      type="button"
      onClick={onRetry}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-lg border border-line px-3 text-small transition-colors hover:bg-tint pointer-coarse:min-h-11"
    >
      <RotateCw size={14} aria-hidden />
      Retry
    </button>
  )
}
