'use client'
/** What went wrong, in the flow of the text it concerns, with one next step. */
import { RotateCw, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { useNow } from '@/components/ui/use-now'
import type { ErrorInfo } from '@/lib/shared/error'

interface ErrorNoticeProps {
  error: Pick<ErrorInfo, 'message' | 'requestId' | 'retryAfter'>
  onRetry: (() => void) | undefined
  /** A second way on. */
  children?: ReactNode
}

/** An alert with Retry. */
export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps) {
  const { message, requestId, retryAfter } = error
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl border border-line px-4 py-3 text-small">
      <TriangleAlert size={16} className="shrink-0 text-stop" aria-hidden />
      <div className="min-w-0 flex-1 basis-60">
        <p role="alert">{message}</p>
        {retryAfter !== undefined && <Countdown seconds={retryAfter} />}
        {requestId !== '' && <p className="tabular mt-0.5 text-figures text-quiet">Request {requestId}</p>}
      </div>
      <div className="flex items-center gap-2">
        {children}
        {onRetry && <RetryButton onRetry={onRetry} />}
      </div>
    </div>
  )
}

/** How long a retry should still wait; it counts from when the error was shown. */
function Countdown({ seconds }: { seconds: number }) {
  const [shownAt] = useState(() => performance.now())
  const [isOver, setIsOver] = useState(false)
  const now = useNow(!isOver)
  const left = Math.ceil(seconds - (now - shownAt) / 1_000)
  if (left <= 0 && !isOver) setIsOver(true)
  return (
    <p className="mt-0.5 text-quiet">
      {left > 0 ? (
        <>
          A retry is welcome in <span className="tabular">{formatWait(left)}</span>.
        </>
      ) : (
        'A retry is welcome now.'
      )}
    </p>
  )
}

function formatWait(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7_200) return `${Math.ceil(seconds / 60)} min`
  return `${Math.ceil(seconds / 3_600)} h`
}

/** Tries again. */
export function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <TextButton icon={<RotateCw size={14} aria-hidden />} onClick={onRetry}>
      Retry
    </TextButton>
  )
}
