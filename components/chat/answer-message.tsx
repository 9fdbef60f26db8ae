'use client'
/** An answer: what it thinks, calls and says, how it ended, what it cost. */
import { memo } from 'react'
import { MessageTime } from '@/components/ui/message-time'
import type { ChatSession } from '@/lib/client/chat-session'
import type { Answer, GrowingPart } from '@/lib/client/message-store'
import { seamOf } from '@/lib/stream/seams'
import { AnswerActions } from './answer-actions'
import { EndNotice } from './end-notice'
import { RhythmLine } from './rhythm-line'
import { SeamLine } from './seam-line'
import { TextPart } from './text-part'
import { Thinking } from './thinking'
import { ToolCard } from './tool-card'
import { UsageFooter } from './usage-footer'
import { useSeamOpeners } from './use-seam-openers'
import { Waiting } from './waiting'

interface AnswerMessageProps {
  session: ChatSession
  answer: Answer
  /** Asks again; undefined when something follows the answer. */
  onRetry: (() => void) | undefined
  /** Asks the model to go on from here; undefined when something follows the answer. */
  onGoOn: (() => void) | undefined
}

/** Claude's message. What stands below the text has its room from the start, so that nothing moves when the text ends. */
export function AnswerMessage({ session, answer, onRetry, onGoOn }: AnswerMessageProps) {
  const { message, status } = answer
  const isRunning = status === 'submitted' || status === 'streaming'
  const { parts, metadata } = message
  const openers = useSeamOpeners(message)
  const firstText = parts.findIndex(({ type }) => type === 'text')
  const lastText = parts.findLastIndex(({ type }) => type === 'text')
  const drawn = parts.map((part, at) => (
    <PartView
      // biome-ignore lint/suspicious/noArrayIndexKey: parts are only ever added, so their place is their identity
      key={at}
      part={part}
      revision={part.revision}
      isTail={isRunning && !answer.rebuilding && at === parts.length - 1}
      opener={openers.get(at) ?? ''}
    />
  ))
  return (
    <article
      aria-label="Claude"
      aria-busy={isRunning}
      id={answer.id === '' ? undefined : `message-${answer.id}`}
      data-message-id={answer.id || undefined}
      data-status={status}
      tabIndex={-1}
      className="group/message flex scroll-mt-4 flex-col gap-3 rounded-sm outline-offset-8"
    >
      {drawn.slice(0, firstText === -1 ? undefined : firstText)}
      {firstText !== -1 && (
        <div
          data-markdown
          data-streaming={isRunning || undefined}
          className="flex min-w-0 flex-col gap-3 text-reading [overflow-wrap:anywhere]"
        >
          {drawn.slice(firstText, lastText + 1)}
        </div>
      )}
      {firstText !== -1 && drawn.slice(lastText + 1)}
      <EndNotice answer={answer} onRetry={onRetry} onGoOn={onGoOn} />
      <div className="flex flex-col gap-1.5">
        <div className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
          {isRunning ? (
            <Waiting answer={answer} />
          ) : (
            // The larger buttons of touch hold their icons further in: these stand on the text's edge all the same.
            <div className="pointer-coarse:-ml-1.5">
              <AnswerActions session={session} answer={answer} />
            </div>
          )}
          {!isRunning && metadata.createdAt !== undefined && <MessageTime time={metadata.createdAt} />}
        </div>
        <RhythmLine
          arrivals={answer.arrivals}
          revision={message.revision}
          isRunning={isRunning}
          askedAt={answer.askedAt}
        />
        <UsageFooter metadata={isRunning ? undefined : metadata} />
      </div>
    </article>
  )
}

interface PartViewProps {
  part: GrowingPart
  /** The part grows in place: this says when it did. */
  revision: number
  /** Whether text is still being added here. */
  isTail: boolean
  /** What a text behind a seam begins within. */
  opener: string
}

const PartView = memo(function PartView({ part, isTail, opener }: PartViewProps) {
  if (part.type === 'text') return <TextPart part={part} isTail={isTail} opener={opener} />
  if (part.type === 'reasoning') return <Thinking part={part} isTail={isTail} />
  if (part.type === 'tool') return <ToolCard tool={part} />
  const seam = seamOf(part)
  if (seam) return <SeamLine seam={seam} />
  return null
})
