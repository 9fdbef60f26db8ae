/** An answer: its thinking, tool calls and text, how it ended, what it cost. */
import { useHeldParts } from '@/components/chat/hold/use-held-parts'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import { MessageTime } from '@/components/ui/message-time'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { type Answer, isUnderWay } from '@/lib/client/store/entry'
import { AnswerActions } from './answer-actions'
import { AnswerBody } from './answer-body'
import { EndNotice } from './end-notice'
import { InspectLink } from './inspect-link'
import { RhythmLine } from './rhythm-line'
import { SummaryLine } from './summary-line'
import { UsageFooter } from './usage-footer'
import { Waiting } from './waiting'

/** Needed only once an answer has ended that this page followed. */
const smoothness = lazy(() => import('@/components/usage/smoothness-word'))

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
  const isRunning = isUnderWay(answer)
  const { metadata } = message
  const held = status === 'held' ? answer.held : undefined
  const record = isRunning ? undefined : metadata.hold
  const heldParts = useHeldParts((held ?? record) !== undefined)
  // A waiting answer can continue only while nothing follows it.
  const isAlive = isRunning || (status === 'waiting' && onGoOn !== undefined)
  const Word = useLazy(!isRunning && answer.arrivals.times.length > 0 ? smoothness : undefined)?.SmoothnessWord
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
      <AnswerBody
        message={message}
        name={answer.key}
        isRunning={isRunning}
        isGrowing={isRunning && !held && !answer.rebuilding}
        isAlive={isAlive}
        onDecide={isAlive ? session.decide : undefined}
        chatId={session.chatId}
      />
      {held &&
        (heldParts ? (
          <heldParts.HeldNote chatId={session.chatId} answerId={answer.id} held={held} />
        ) : (
          <p role="note" aria-label="Held" className="text-quiet text-small">
            The answer is being held until it is complete.
          </p>
        ))}
      <EndNotice session={session} answer={answer} onRetry={onRetry} onGoOn={onGoOn} heldParts={heldParts} />
      <div className="flex flex-col gap-1.5">
        <div className="flex min-h-8 flex-wrap items-center gap-2 pointer-coarse:min-h-11">
          {isRunning ? (
            <>
              <Waiting answer={answer} />
              {answer.id !== '' && (
                <div className="-mr-2 ml-auto">
                  <InspectLink chatId={session.chatId} answerId={answer.id} />
                </div>
              )}
            </>
          ) : (
            // Touch buttons are larger: their icons still align with the text's edge.
            <div className="pointer-coarse:-ml-1.5">
              <AnswerActions session={session} answer={answer} />
            </div>
          )}
          {!isRunning && metadata.createdAt !== undefined && <MessageTime time={metadata.createdAt} />}
          {record && heldParts && <heldParts.HoldBadge record={record} />}
          {Word && <Word arrivals={answer.arrivals} />}
        </div>
        <RhythmLine
          arrivals={answer.arrivals}
          revision={message.revision}
          isRunning={isRunning}
          askedAt={answer.askedAt}
        />
        <UsageFooter metadata={isRunning ? undefined : metadata} holdFigure={heldParts?.holdFigure} />
      </div>
      {metadata.summary && <SummaryLine summary={metadata.summary} />}
    </article>
  )
}
