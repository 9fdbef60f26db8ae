/** Has a held answer shown before it is complete. */
import { Eye } from 'lucide-react'
import { type MouseEvent, useId, useState } from 'react'
import { ErrorNotice } from '@/components/chat/message/error-notice'
import { TextButton } from '@/components/ui/text-button'
import { infoOf } from '@/lib/client/api/client-error'
import { showHeldAnswer } from '@/lib/client/api/held'
import type { ErrorInfo } from '@/lib/shared/error'
import type { ChatId, MessageId } from '@/lib/shared/ids'

interface ShowButtonProps {
  chatId: ChatId
  answerId: MessageId
  /** What it means to see it now. */
  warning: string
  /** The server has agreed. */
  onShown?(): void
}

/** The button, what it means, and why it failed. */
export function ShowButton({ chatId, answerId, warning, onShown }: ShowButtonProps) {
  const id = useId()
  const [state, setState] = useState<'ready' | 'asking' | 'asked'>('ready')
  const [error, setError] = useState<ErrorInfo>()

  async function show({ currentTarget: button }: MouseEvent<HTMLButtonElement>) {
    const article = button.closest('article')
    const hadFocus = document.activeElement === button
    setState('asking')
    setError(undefined)
    try {
      await showHeldAnswer(chatId, answerId)
      // The button goes, or has gone: whoever was on it goes on with the answer.
      const isLost = document.activeElement === button || document.activeElement === document.body
      if (hadFocus && isLost) article?.focus({ preventScroll: true })
      setState('asked')
      onShown?.()
    } catch (thrown) {
      setError(infoOf(thrown))
      setState('ready')
    }
  }

  if (state === 'asked') return <p className="text-quiet">It will be shown in a moment.</p>
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <TextButton
          icon={<Eye size={14} aria-hidden />}
          aria-describedby={id}
          // Not `disabled`, which would lose the focus.
          aria-disabled={state === 'asking' || undefined}
          onClick={(event) => state === 'ready' && void show(event)}
        >
          Show it as it comes
        </TextButton>
        <p id={id} className="min-w-0 flex-1 basis-64 text-pretty text-quiet">
          {warning}
        </p>
      </div>
      {error && <ErrorNotice error={error} onRetry={undefined} />}
    </div>
  )
}
