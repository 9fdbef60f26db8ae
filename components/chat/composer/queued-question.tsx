/** One queued question. */
import { Paperclip, Pencil, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { EditQuestion } from '@/components/chat/message/edit-question'
import { IconButton } from '@/components/ui/icon-button'
import type { QueuedQuestion as Queued } from '@/lib/client/queue/queue'
import type { ChatSession } from '@/lib/client/session/chat-session'

interface QueuedQuestionProps {
  session: ChatSession
  question: Queued
  isEditing: boolean
}

/** Its beginning, with buttons to edit and to remove it. */
export function QueuedQuestion({ session, question: { id, text, files = [] }, isEditing }: QueuedQuestionProps) {
  const { queue } = session
  const row = useRef<HTMLElement>(null)
  const editButton = useRef<HTMLButtonElement>(null)
  const isLeaving = useRef(false)
  useEffect(() => {
    // Closing the form returns the focus to the button that opened it.
    if (!isEditing && isLeaving.current) editButton.current?.focus({ preventScroll: true })
    isLeaving.current = isEditing
  }, [isEditing])

  function remove() {
    // The focus moves to the question that takes its place.
    const item = row.current?.closest('li')
    const next = item?.nextElementSibling ?? item?.previousElementSibling
    next?.querySelector<HTMLElement>('[data-remove]')?.focus()
    queue.remove(id)
  }

  return (
    <article ref={row} aria-label="You" data-message-id={id} data-status="queued" className="px-1.5">
      {isEditing ? (
        <EditQuestion
          text={text}
          mayBeEmpty={files.length > 0}
          note="It will be sent like this."
          action="Save"
          onCancel={() => session.changeQueued(id)}
          onSend={(changed) => session.changeQueued(id, changed)}
        />
      ) : (
        <div className="flex items-center rounded-lg hover:bg-tint">
          <p dir="auto" lang="" title={text} className="min-w-0 flex-1 truncate px-1.5 text-small">
            {text.trim() === '' ? files.map(({ name }) => name).join(', ') : text}
          </p>
          {files.length > 0 && (
            <span
              title={files.map(({ name }) => name).join(', ')}
              className="flex shrink-0 items-center gap-1 px-1 text-figures text-quiet"
            >
              <Paperclip size={13} aria-hidden />
              <span>{files.length === 1 ? '1 file' : `${files.length} files`}</span>
            </span>
          )}
          <IconButton ref={editButton} label="Edit" onClick={() => queue.edit(id)}>
            <Pencil size={15} aria-hidden />
          </IconButton>
          <IconButton label="Remove" data-remove onClick={remove}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      )}
    </article>
  )
}
