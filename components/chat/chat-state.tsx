/** Shown in place of messages: that the chat is being opened, does not exist, or could not be read. */
import { CircleAlert, LoaderCircle } from 'lucide-react'
import { Notice } from '@/components/ui/notice'
import type { ListView } from '@/lib/client/store/message-store'
import type { ErrorInfo } from '@/lib/shared/error'
import { ErrorNotice } from './message/error-notice'

interface ChatStateProps {
  view: ListView | undefined
  onAgain(): void
}

/** Nothing for a chat that is open. */
export function ChatState({ view, onAgain }: ChatStateProps) {
  if (view?.state === 'opening') {
    return (
      <p className="late column flex items-center gap-2 py-8 text-quiet text-small">
        <LoaderCircle size={16} aria-hidden className="motion-safe:animate-spin" />
        Opening the chat
      </p>
    )
  }
  if (view?.state === 'missing') {
    return (
      <div className="column pt-8">
        <Notice icon={<CircleAlert size={16} />} isBoxed>
          <p role="note">There is no chat at this address, or it is not yours. You can start a new one here.</p>
        </Notice>
      </div>
    )
  }
  if (view?.state === 'failed' && view.error) {
    return (
      <div className="column pt-8">
        <ErrorNotice error={view.error} onRetry={() => onAgain()} />
      </div>
    )
  }
  return null
}

/** Says that more of an open chat could not be read. */
export function PageError({ error }: { error: ErrorInfo }) {
  return (
    <div className="column pb-2">
      <Notice icon={<CircleAlert size={16} />} tone="warn">
        <p role="alert">{error.message}</p>
      </Notice>
    </div>
  )
}
