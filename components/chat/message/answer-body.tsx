/** What an answer says, without what can be done with it: its thinking, tool calls, text and sources. */
import { memo, useMemo } from 'react'
import { SourceTargets } from '@/components/markdown/source-marks'
import { StepwiseSourceList } from '@/components/sources/stepwise-source-list'
import type { Decision } from '@/lib/client/session/answer-tools'
import type { ChatId } from '@/lib/shared/ids'
import type { MessageMetadata } from '@/lib/shared/message'
import { continuationOf } from '@/lib/stream/continuation'
import type { GrowingMessage } from '@/lib/stream/growing-message'
import { AnswerReader, type Piece } from './answer-reader'
import { ContinuationLine } from './continuation-line'
import { LazyToolCards } from './lazy-parts'
import { TextPart } from './text-part'
import { Thinking } from './thinking'

interface AnswerBodyProps {
  /** Grows in place. Another object starts over. */
  message: GrowingMessage
  /** Makes ids unique on the page. */
  name: string
  /** Whether the answer is being written. */
  isRunning: boolean
  /** Whether text is being added at its end. Differs from `isRunning` while the answer is rebuilt out of sight. */
  isGrowing?: boolean
  /** Whether its open calls may still continue. */
  isAlive?: boolean
  /** Says whether a call may run; undefined where nobody can decide. */
  onDecide?: ((toolCallId: string, decision: Decision) => void) | undefined
  chatId?: ChatId
}

/** The body of an answer, which may grow. */
export function AnswerBody({
  message,
  name,
  isRunning,
  isGrowing = isRunning,
  isAlive = isRunning,
  onDecide,
  chatId,
}: AnswerBodyProps) {
  const reader = useMemo(() => new AnswerReader(message), [message])
  const { pieces, sources, titles } = reader.read()
  const targets = useMemo(() => ({ prefix: `source-${name}-`, titles }), [name, titles])
  const firstText = pieces.findIndex(({ kind }) => kind === 'text')
  const rendered = pieces.map((piece, place) => (
    <PieceView
      key={piece.at}
      piece={piece}
      isTail={isGrowing && place === pieces.length - 1}
      isAlive={isAlive}
      toolTimes={message.metadata.toolTimes}
      onDecide={onDecide}
      chatId={chatId}
    />
  ))
  return (
    <>
      {rendered.slice(0, firstText === -1 ? undefined : firstText)}
      {firstText !== -1 && (
        <div
          data-markdown
          data-streaming={isRunning || undefined}
          // A translator and the growing text would overwrite each other's words.
          translate={isRunning ? 'no' : undefined}
          className="flex min-w-0 flex-col gap-3 text-reading [overflow-wrap:anywhere]"
        >
          {/* Includes what follows the last text, which would be remounted when another text comes after it. */}
          <SourceTargets value={targets}>{rendered.slice(firstText)}</SourceTargets>
        </div>
      )}
      <StepwiseSourceList sources={sources} prefix={targets.prefix} />
    </>
  )
}

interface PieceViewProps {
  piece: Piece
  /** Whether text is still being added here. */
  isTail: boolean
  /** Whether a call may still continue. */
  isAlive: boolean
  /** Milliseconds that calls took, by their ids. */
  toolTimes: MessageMetadata['toolTimes']
  /** Says whether a call may run. */
  onDecide: ((toolCallId: string, decision: Decision) => void) | undefined
  chatId: ChatId | undefined
}

const PieceView = memo(function PieceView({ piece, isTail, isAlive, toolTimes, onDecide, chatId }: PieceViewProps) {
  if (piece.kind === 'text') return <TextPart text={piece.text} marks={piece.marks} isTail={isTail} />
  if (piece.kind === 'thinking') return <Thinking part={piece.part} text={piece.text} isTail={isTail} />
  if (piece.kind === 'tools') {
    const { tools } = piece
    return <LazyToolCards tools={tools} isAlive={isAlive} toolTimes={toolTimes} onDecide={onDecide} chatId={chatId} />
  }
  const continuation = continuationOf(piece.part)
  return continuation ? <ContinuationLine continuation={continuation} /> : null
})
