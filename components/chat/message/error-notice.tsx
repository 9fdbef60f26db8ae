/** What went wrong, shown where it happened, with one next step. */
import { RotateCw, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { LongText } from '@/components/ui/long-text'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import { useNow } from '@/components/ui/use-now'
import type { ErrorInfo } from '@/lib/shared/error'

interface ErrorNoticeProps {
  error: Pick<ErrorInfo, 'message' | 'requestId' | 'retryAfter'>
  onRetry: (() => void) | undefined
  /** A better next step than Retry. */
  children?: ReactNode
}

/** An alert with Retry. */
export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps) {
  const { message, requestId, retryAfter } = error
  const retry = onRetry && <RetryButton onRetry={onRetry} kind={children ? 'quiet' : 'primary'} />
  const actions = (children || retry) && (
    <>
      {children}
      {retry}
    </>
  )
  return (
    <Notice icon={<TriangleAlert size={16} />} tone="stop" isBoxed actions={actions}>
      <p role="alert">
        <LongText text={message} />
      </p>
      {retryAfter !== undefined && <Countdown seconds={retryAfter} />}
      {requestId !== '' && (
        <p className="mt-0.5 text-figures text-quiet">
          Request <span className="font-mono">{requestId}</span>
        </p>
      )}
    </Notice>
  )
}

/** How long to wait before a retry, counted from when the error was shown. */
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
          You can retry in <span className="tabular">{formatWait(left)}</span>.
        </>
      ) : (
        'You can retry now.'
      )}
    </p>
  )
}

function formatWait(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7_200) return `${Math.ceil(seconds / 60)} min`
  return `${Math.ceil(seconds / 3_600)} h`
}

/** Tries again; quiet beside a better next step. */
export function RetryButton({ onRetry, kind = 'primary' }: { onRetry: () => void; kind?: 'primary' | 'quiet' }) {
  return (
    <TextButton kind={kind} icon={<RotateCw size={14} aria-hidden />} onClick={onRetry}>
      Retry
    </TextButton>
  )
}
