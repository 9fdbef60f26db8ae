/** How an answer ended, where that was not the ordinary way. */
import { CircleStop, Scissors, ShieldX, Unplug } from 'lucide-react'
import type { Answer } from '@/lib/client/message-store'
import { ErrorNotice, RetryButton } from './error-notice'

const ENDINGS = {
  cut: { Icon: Scissors, words: 'Cut off: the answer reached its length limit.' },
  refused: { Icon: ShieldX, words: 'Claude declined to go on with this answer. Try to ask in another way.' },
  stopped: { Icon: CircleStop, words: 'Stopped' },
  interrupted: { Icon: Unplug, words: 'Interrupted: this answer may be incomplete.' },
} as const

interface EndNoticeProps {
  answer: Answer
  onRetry: (() => void) | undefined
}

/** A line under the text it concerns. */
export function EndNotice({ answer, onRetry }: EndNoticeProps) {
  const { status, error } = answer
  if (error) return <ErrorNotice error={error} onRetry={status === 'streaming' ? undefined : onRetry} />
  if (!isEnding(status)) return null
  const { Icon, words } = ENDINGS[status]
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-quiet text-small">
      <p className="flex items-center gap-2">
        <Icon size={14} aria-hidden className="shrink-0" />
        {words}
      </p>
      {status === 'interrupted' && onRetry && <RetryButton onRetry={onRetry} />}
    </div>
  )
}

function isEnding(status: Answer['status']): status is keyof typeof ENDINGS {
  return status in ENDINGS
}
