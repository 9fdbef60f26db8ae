/** How an answer ended, where that was not the ordinary way, and the way on. */
import { ArrowRight, CircleStop, Scissors, ShieldX, Unplug } from 'lucide-react'
import { TextButton } from '@/components/ui/text-button'
import type { Answer } from '@/lib/client/message-store'
import type { MessageMetadata } from '@/lib/shared/message'
import { ErrorNotice, RetryButton } from './error-notice'

const ENDINGS = {
  cut: { Icon: Scissors, words: cutWords },
  refused: { Icon: ShieldX, words: refusedWords },
  stopped: { Icon: CircleStop, words: () => 'Stopped' },
  interrupted: { Icon: Unplug, words: () => 'Interrupted: this answer may be incomplete.' },
} as const

function cutWords({ stopReason }: MessageMetadata): string {
  return stopReason === 'model_context_window_exceeded'
    ? 'Cut off: this chat is as long as the model can read. Start a new chat to go on.'
    : 'Cut off: the answer reached its length limit.'
}

function refusedWords({ refusal }: MessageMetadata): string {
  const category = refusal?.category ? ` (${refusal.category})` : ''
  const reason = refusal?.explanation ? ` ${refusal.explanation}` : ''
  return `Claude declined to go on with this answer${category}.${reason} It will not be part of what is sent next: ask in another way.`
}

interface EndNoticeProps {
  answer: Answer
  onRetry: (() => void) | undefined
  onGoOn: (() => void) | undefined
}

/** A line under the text it concerns. */
export function EndNotice({ answer, onRetry, onGoOn }: EndNoticeProps) {
  const { status, error, message } = answer
  const hasText = message.parts.some((part) => part.type === 'text')
  const goOn = onGoOn && hasText ? <ContinueButton onGoOn={onGoOn} /> : null
  if (error) {
    return (
      <ErrorNotice error={error} onRetry={status === 'streaming' ? undefined : onRetry}>
        {status !== 'streaming' && goOn}
      </ErrorNotice>
    )
  }
  if (!isEnding(status)) return null
  const { Icon, words } = ENDINGS[status]
  const isFull = message.metadata.stopReason === 'model_context_window_exceeded'
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-quiet text-small">
      <p className="flex min-w-0 items-start gap-2">
        <Icon size={14} aria-hidden className="mt-[3px] shrink-0" />
        {words(message.metadata)}
      </p>
      {status !== 'refused' && !isFull && goOn}
      {status === 'interrupted' && onRetry && <RetryButton onRetry={onRetry} />}
    </div>
  )
}

function ContinueButton({ onGoOn }: { onGoOn: () => void }) {
  return (
    <TextButton icon={<ArrowRight size={14} aria-hidden />} onClick={onGoOn}>
      Continue
    </TextButton>
  )
}

function isEnding(status: Answer['status']): status is keyof typeof ENDINGS {
  return status in ENDINGS
}
