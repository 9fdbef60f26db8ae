'use client'
/** A question, as it was written. */
import { MessageTime } from '@/components/ui/message-time'
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
    <article
      aria-label="You"
      data-message-id={id}
      data-status={status}
      className="group/message flex flex-col items-end gap-1"
    >
      <div
        dir="auto"
        className="max-w-[85%] whitespace-pre-wrap rounded-2xl bg-tint px-4 py-2.5 text-reading [overflow-wrap:anywhere]"
      >
        {text}
      </div>
      {status === 'failed' ? (
        <p className="px-1 font-medium text-figures text-stop">Not sent</p>
      ) : (
        <div className="min-h-5 px-1 opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
          <MessageTime time={createdAt} />
        </div>
      )}
      {status === 'failed' && error && (
        <div className="mt-2 w-full">
          <ErrorNotice error={error} onRetry={onRetry} />
        </div>
      )}
    </article>
  )
}
