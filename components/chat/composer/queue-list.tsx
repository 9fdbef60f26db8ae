/** The queued questions, above the text box: what they wait for, and a way to send them now. */
import { ArrowUp, Clock, Pause } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { TextButton } from '@/components/ui/text-button'
import type { ChatSession } from '@/lib/client/session/chat-session'
import type { Entry } from '@/lib/client/store/entry'
import { QueuedQuestion } from './queued-question'

interface QueueListProps {
  session: ChatSession
  /** The keys of the chat's messages; new whenever the state of one of them is. */
  keys: readonly string[]
  /** The last question has left the queue while the focus was in it. */
  onEmptied(): void
}

/** Renders nothing while the queue is empty. */
export function QueueList({ session, keys, onEmptied }: QueueListProps) {
  const { queue, store } = session
  const { questions, editing } = useSyncExternalStore(queue.subscribe, queue.view, queue.view)
  const hasFocus = useRef(false)
  const isEmpty = questions.length === 0
  useEffect(() => {
    if (isEmpty && hasFocus.current) onEmptied()
    if (isEmpty) hasFocus.current = false
  }, [isEmpty, onEmptied])
  if (isEmpty) return null
  const isRunning = session.running() !== undefined
  const last = store.entry(keys.at(-1) ?? '')
  const Icon = isRunning ? Clock : Pause
  return (
    <section
      aria-label="Queue"
      className="column pb-2"
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={(event) => {
        // A removed row takes the focus with it; the reader has not left the list.
        if (event.relatedTarget) hasFocus.current = event.currentTarget.contains(event.relatedTarget)
      }}
    >
      <div className="rounded-2xl border border-line bg-raised py-1 shadow-float">
        <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-3 text-figures text-quiet">
          <Icon size={14} aria-hidden className={isRunning ? '' : 'text-warn'} />
          <p aria-live="polite" className="min-w-0 flex-1 text-pretty">
            {isRunning ? waitingWords(questions.length) : heldWords(last, editing !== undefined)}
          </p>
          {!isRunning && editing === undefined && (
            <TextButton icon={<ArrowUp size={14} aria-hidden />} onClick={session.sendQueued}>
              Send now
            </TextButton>
          )}
        </div>
        <ol className="max-h-[28dvh] overflow-y-auto">
          {questions.map((question) => (
            <li key={question.id}>
              <QueuedQuestion session={session} question={question} isEditing={editing === question.id} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

function waitingWords(count: number): string {
  return count === 1
    ? 'Queued: will be sent when this answer is complete'
    : `${count} queued: they will be sent one by one`
}

/** Why nothing is sent automatically. */
function heldWords(last: Entry | undefined, isEditing: boolean): string {
  if (isEditing) return 'Waiting until you have saved the change'
  if (last?.role === 'user') return 'Waiting: the previous question was not sent'
  if (last?.status === 'stopped') return 'Waiting: the answer was stopped'
  if (last?.status === 'error') return 'Waiting: the answer failed'
  if (last?.status === 'refused') return 'Waiting: Claude declined to answer'
  return last?.status === 'complete' ? 'Waiting' : 'Waiting: the answer is not complete'
}
