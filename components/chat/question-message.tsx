/** A question, as it was written. */
import type { Question } from '@/lib/client/message-store'
import { ErrorNotice } from './error-notice'

interface QuestionMessageProps {
  question: Question
  /** Sends it again; undefined when something follows it. */
  onRetry: (() => void) | undefined
}

/** The reader's own message. */
export function QuestionMessage({ question, onRetry }: QuestionMessageProps) {
  const { id, text, status, createdAt, error } = question
  return (
    <article aria-label="You" data-message-id={id} data-status={status} title={new Date(createdAt).toLocaleString()}>
      <div
        dir="auto"
        className="ml-auto w-fit max-w-[85%] whitespace-pre-wrap rounded-2xl bg-tint px-4 py-2.5 text-reading [overflow-wrap:anywhere]"
      >
        {text}
      </div>
      {status === 'failed' && error && <ErrorNotice error={error} onRetry={onRetry} />}
    </article>
  )
}
