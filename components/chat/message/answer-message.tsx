/** An answer: its thinking, tool calls and text, how it ended, what it cost. */
import { memo, useMemo } from 'react'
import { SourceTargets } from '@/components/markdown/source-marks'
import { StepwiseSourceList } from '@/components/sources/stepwise-source-list'
import { ToolGroup } from '@/components/tools/tool-group'
import { MessageTime } from '@/components/ui/message-time'
import type { Decision } from '@/lib/client/session/answer-tools'
import type { ChatSession } from '@/lib/client/session/chat-session'
import type { Answer } from '@/lib/client/store/entry'
import type { ChatId } from '@/lib/shared/ids'
import type { MessageMetadata } from '@/lib/shared/message'
import { continuationOf } from '@/lib/stream/continuation'
import { AnswerActions } from './answer-actions'
import { AnswerReader, type Piece } from './answer-reader'
import { ContinuationLine } from './continuation-line'
import { EndNotice } from './end-notice'
import { RhythmLine } from './rhythm-line'
import { SummaryLine } from './summary-line'
import { TextPart } from './text-part'
import { Thinking } from './thinking'
import { ToolCard } from './tool-card'
import { UsageFooter } from './usage-footer'
import { Waiting } from './waiting'

interface AnswerMessageProps {
  session: ChatSession
  answer: Answer
  /** Asks again; undefined when something follows the answer. */
  onRetry: (() => void) | undefined
  /** Asks the model to continue from here; undefined when something follows the answer. */
  onGoOn: (() => void) | undefined
}

/** Claude's message. Space below the text is reserved from the start, so that nothing moves when it ends. */
export function AnswerMessage({ session, answer, onRetry, onGoOn }: AnswerMessageProps) {
  const { message, status } = answer
  const isRunning = status === 'submitted' || status === 'streaming'
  const { metadata } = message
  // A waiting answer can continue only while nothing follows it.
  const isAlive = isRunning || (status === 'waiting' && onGoOn !== undefined)
  const reader = useMemo(() => new AnswerReader(message), [message])
  const { pieces, sources, titles } = reader.read()
  const targets = useMemo(() => ({ prefix: `source-${answer.key}-`, titles }), [answer.key, titles])
  const firstText = pieces.findIndex(({ kind }) => kind === 'text')
  const rendered = pieces.map((piece, place) => (
    <PieceView
      key={piece.at}
      piece={piece}
      isTail={isRunning && !answer.rebuilding && place === pieces.length - 1}
      isAlive={isAlive}
      toolTimes={metadata.toolTimes}
      onDecide={isAlive ? session.decide : undefined}
      chatId={session.chatId}
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
      <EndNotice session={session} answer={answer} onRetry={onRetry} onGoOn={onGoOn} />
      <div className="flex flex-col gap-1.5">
        <div className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
          {isRunning ? (
            <Waiting answer={answer} />
          ) : (
            // Touch buttons are larger: their icons still align with the text's edge.
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
      {metadata.summary && <SummaryLine summary={metadata.summary} />}
    </article>
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
  chatId: ChatId
}

const PieceView = memo(function PieceView({ piece, isTail, isAlive, toolTimes, onDecide, chatId }: PieceViewProps) {
  if (piece.kind === 'text') return <TextPart text={piece.text} marks={piece.marks} isTail={isTail} />
  if (piece.kind === 'thinking') return <Thinking part={piece.part} text={piece.text} isTail={isTail} />
  if (piece.kind === 'tools') {
    return (
      <ToolGroup tools={piece.tools} isAlive={isAlive}>
        {piece.tools.map((tool, at) => (
          <ToolCard
            // biome-ignore lint/suspicious/noArrayIndexKey: calls are only ever added, so their place is their identity
            key={at}
            tool={tool}
            isAlive={isAlive}
            durationMs={toolTimes?.[tool.toolCallId]}
            onDecide={onDecide}
            chatId={chatId}
          />
        ))}
      </ToolGroup>
    )
  }
  const continuation = continuationOf(piece.part)
  return continuation ? <ContinuationLine continuation={continuation} /> : null
})
