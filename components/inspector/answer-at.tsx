/** The answer as it was at the chosen place. */
import { useEffect, useRef } from 'react'
import { AnswerBody } from '@/components/chat/message/answer-body'
import type { InspectionState } from '@/lib/client/inspector/inspection'
import { END_WORDS } from '@/lib/shared/end-words'
import type { ChatId } from '@/lib/shared/ids'
import type { GrowingMessage, GrowingPart } from '@/lib/stream/growing-message'
import { useOwnTask } from './use-own-task'

interface AnswerAtProps {
  state: InspectionState
  isLive: boolean
  chatId: ChatId
}

/** The chat's own rendering of that prefix. */
export function AnswerAt({ state, isLive, chatId }: AnswerAtProps) {
  const { message, position, count, isTouched } = useOwnTask(state)
  const box = useRef<HTMLElement>(null)
  const isRunning = isLive || position < count
  const hasText = message.parts.some(({ type }) => type === 'text')
  const showsEnd = isTouched || isLive

  // biome-ignore lint/correctness/useExhaustiveDependencies: the message grows in place, and the place says when
  useEffect(() => {
    // What the event has just added is at the end.
    if (showsEnd) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [position, message, showsEnd])

  return (
    <section
      ref={box}
      aria-label="Answer at this point"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll it by its focus
      tabIndex={0}
      className="relative flex min-h-0 min-w-0 flex-col gap-3 overflow-y-auto rounded-xl border border-line bg-raised px-4 py-3 [contain:strict] max-lg:order-first max-lg:h-[36dvh] lg:px-5 lg:py-4"
    >
      {!message.ended && message.parts.every(isUnseen) && (
        <p className="text-quiet text-small">No text yet: at this point nothing of the answer can be seen.</p>
      )}
      <AnswerBody message={message} name="inspected" isRunning={isRunning} chatId={chatId} />
      {!hasText && <div data-markdown />}
      <Ending message={message} />
    </section>
  )
}

/** A step or a text has begun, and nothing of it can be seen yet. */
function isUnseen(part: GrowingPart): boolean {
  if (part.type === 'whole') return part.part.type === 'step-start'
  return part.type === 'text' && part.pieces.every((piece) => piece.trim() === '')
}

/** How the answer ended, once it has. */
function Ending({ message: { ended, metadata, parts } }: { message: GrowingMessage }) {
  if (!ended || metadata.status === undefined) return null
  const failure = parts.findLast((part) => part.type === 'whole' && part.part.type === 'data-error')
  const error = failure?.type === 'whole' && failure.part.type === 'data-error' ? failure.part.data.message : undefined
  return <p className="text-pretty text-quiet text-small">{error ?? wordsOf(metadata.status)}</p>
}

function wordsOf(status: NonNullable<GrowingMessage['metadata']['status']>): string {
  if (status === 'complete') return 'Here the answer is complete.'
  return status === 'waiting' ? 'Here the answer waits for a decision about its tools.' : END_WORDS[status]
}
