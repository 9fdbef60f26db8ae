'use client'
/** An answer: what it thinks, calls and says, how it ended, what it cost. */
import { memo } from 'react'
import type { Answer, GrowingPart } from '@/lib/client/message-store'
import { AnswerActions } from './answer-actions'
import { EndNotice } from './end-notice'
import { RhythmLine } from './rhythm-line'
import { TextPart } from './text-part'
import { Thinking } from './thinking'
import { ToolCard } from './tool-card'
import { UsageFooter } from './usage-footer'
import { Waiting } from './waiting'

interface AnswerMessageProps {
  answer: Answer
  /** Asks again; undefined when something follows the answer. */
  onRetry: (() => void) | undefined
}

/** Claude's message. */
export function AnswerMessage({ answer, onRetry }: AnswerMessageProps) {
  const { message, status } = answer
  const isRunning = status === 'submitted' || status === 'streaming'
  const { parts } = message
  const firstText = parts.findIndex(({ type }) => type === 'text')
  const lastText = parts.findLastIndex(({ type }) => type === 'text')
  const drawn = parts.map((part, at) => (
    // Parts are only ever added, so their place is their identity.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <PartView key={at} part={part} revision={part.revision} isTail={isRunning && at === parts.length - 1} />
  ))
  return (
    <article
      aria-label="Claude"
      aria-busy={isRunning}
      data-message-id={answer.id || undefined}
      data-status={status}
      className="flex flex-col gap-3"
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
      {isRunning && <Waiting answer={answer} />}
      <EndNotice answer={answer} onRetry={onRetry} />
      <RhythmLine
        arrivals={answer.arrivals}
        revision={message.revision}
        isRunning={isRunning}
        askedAt={answer.askedAt}
      />
      {!isRunning && <UsageFooter metadata={message.metadata} />}
      {!isRunning && <AnswerActions answer={answer} onRegenerate={onRetry} />}
    </article>
  )
}

interface PartViewProps {
  part: GrowingPart
  /** The part grows in place: this says when it did. */
  revision: number
  /** Whether text is still being added here. */
  isTail: boolean
}

const PartView = memo(function PartView({ part, isTail }: PartViewProps) {
  if (part.type === 'text') return <TextPart part={part} isTail={isTail} />
  if (part.type === 'reasoning') return <Thinking part={part} isTail={isTail} />
  if (part.type === 'tool') return <ToolCard tool={part} />
  return null
})
