/** A question as it was asked. */
import { CloudOff, Pencil, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { QuestionFiles } from '@/components/chat/attachments/question-files'
import { IconButton } from '@/components/ui/icon-button'
import { LongText } from '@/components/ui/long-text'
import { MessageTime } from '@/components/ui/message-time'
import type { ChatSession } from '@/lib/client/session/chat-session'
import type { Question } from '@/lib/client/store/entry'
import { EditQuestion } from './edit-question'
import { ErrorNotice } from './error-notice'
import { Versions } from './versions'

interface QuestionMessageProps {
  session: ChatSession
  question: Question
  /** Sends it again; undefined when something follows it. */
  onRetry: (() => void) | undefined
}

/** The reader's own message. */
export function QuestionMessage({ session, question, onRetry }: QuestionMessageProps) {
  const { key, id, text, files, status, createdAt, error } = question
  const [isEditing, setEditing] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const isLeaving = useRef(false)
  const isWaiting = status === 'queued'
  const canEdit = status === 'complete' && session.running() === undefined && session.pages.parentOf(key) !== undefined
  useEffect(() => {
    // Closing the form returns the focus to the button that opened it.
    if (!isEditing && isLeaving.current) editButton.current?.focus({ preventScroll: true })
    isLeaving.current = isEditing
  }, [isEditing])
  return (
    <article
      aria-label="You"
      id={`message-${id}`}
      data-message-id={id}
      data-status={status}
      tabIndex={-1}
      className="group/message flex scroll-mt-4 flex-col items-end gap-1 rounded-sm outline-offset-8"
    >
      <QuestionFiles files={files} />
      {isEditing ? (
        <EditQuestion
          text={text}
          mayBeEmpty={files !== undefined}
          note={isWaiting ? 'It will be sent like this.' : 'The old version is kept, with everything that followed.'}
          action={isWaiting ? 'Save' : 'Send edit'}
          onCancel={() => setEditing(false)}
          onSend={(edited) => {
            setEditing(false)
            // The connection may have come back during the edit.
            if (isWaiting) session.takeBack(key, edited)
            else session.edit(key, edited)
          }}
        />
      ) : text.trim() === '' && files ? null : (
        <div
          dir="auto"
          lang=""
          className="max-w-[85%] whitespace-pre-wrap rounded-2xl bg-tint px-4 py-2.5 text-reading [overflow-wrap:anywhere]"
        >
          <LongText text={text} />
        </div>
      )}
      {status === 'failed' && <p className="px-1 font-medium text-figures text-stop">Not sent</p>}
      {isWaiting && !isEditing && (
        <div className="flex min-h-8 items-center gap-1 text-figures text-quiet pointer-coarse:min-h-11">
          <CloudOff size={14} aria-hidden />
          <span className="mr-1 ml-0.5">Not sent yet</span>
          <IconButton ref={editButton} label="Edit" onClick={() => setEditing(true)}>
            <Pencil size={15} aria-hidden />
          </IconButton>
          <IconButton label="Remove" onClick={() => session.takeBack(key)}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      )}
      {status !== 'failed' && !isWaiting && (
        <div className="flex min-h-8 items-center gap-1 pointer-coarse:min-h-11">
          <div className="flex items-center gap-1 opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
            <MessageTime time={createdAt} />
            {!isEditing && (
              <IconButton ref={editButton} label="Edit" disabled={!canEdit} onClick={() => setEditing(true)}>
                <Pencil size={15} aria-hidden />
              </IconButton>
            )}
          </div>
          <Versions session={session} messageId={id} />
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
