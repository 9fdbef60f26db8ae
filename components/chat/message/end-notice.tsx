/** How an answer ended, where that was out of the ordinary, and what to do next. */
import { ArrowRight, CircleStop, Scissors, ShieldX, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { MakeRoom } from '@/components/chat/composer/make-room'
import type { HeldParts } from '@/components/chat/hold/use-held-parts'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { type Answer, isUnderWay } from '@/lib/client/store/entry'
import { END_WORDS } from '@/lib/shared/end-words'
import type { MessageMetadata } from '@/lib/shared/message'
import type { GrowingPart } from '@/lib/stream/growing-message'
import { ErrorNotice, RetryButton } from './error-notice'

const ENDINGS = {
  cut: { Icon: Scissors, tone: 'warn', words: cutWords },
  refused: { Icon: ShieldX, tone: 'warn', words: refusedWords },
  stopped: { Icon: CircleStop, tone: 'quiet', words: () => END_WORDS.stopped },
  interrupted: { Icon: Unplug, tone: 'warn', words: interruptedWords },
} as const

function cutWords({ stopReason }: MessageMetadata): string {
  return stopReason === 'model_context_window_exceeded'
    ? 'Cut off: this chat is as long as the model can read. Have it summarised to go on, or start a new chat.'
    : END_WORDS.cut
}

function interruptedWords({ segmentEnd }: MessageMetadata): string {
  return segmentEnd === undefined ? END_WORDS.interrupted : 'Interrupted by the server before the answer was complete.'
}

function refusedWords({ refusal }: MessageMetadata): string {
  const category = refusal?.category ? ` (${refusal.category})` : ''
  const reason = refusal?.explanation ? ` ${refusal.explanation}` : ''
  return `Claude declined to go on with this answer${category}.${reason} It will not be part of what is sent next: ask in another way, or have another model answer.`
}

interface EndNoticeProps {
  session: ChatSession
  answer: Answer
  onRetry: (() => void) | undefined
  onGoOn: (() => void) | undefined
  /** Shows how a held answer has ended; until it is loaded, the ending is shown as any other. */
  heldParts: HeldParts | undefined
}

/** A line below the text. */
export function EndNotice({ session, answer, onRetry, onGoOn, heldParts }: EndNoticeProps) {
  const { status, error, continueError, message } = answer
  const isRunning = isUnderWay(answer)
  const record = isRunning ? undefined : message.metadata.hold
  const HeldEnding = heldParts?.isTextDropped(record) ? heldParts.HeldEnding : undefined
  const canContinue = record?.outcome === 'kept' || message.parts.some(saysSomething)
  const goOn = onGoOn && canContinue ? <ContinueButton onGoOn={onGoOn} /> : null
  const heldEnding = (actions: ReactNode) =>
    record &&
    HeldEnding && (
      <HeldEnding session={session} answerId={answer.id} record={record} actions={actions} canGoOn={goOn !== null} />
    )
  if (continueError && !isRunning) {
    return (
      <>
        <EndNotice
          session={session}
          answer={{ ...answer, continueError: undefined }}
          onRetry={undefined}
          onGoOn={undefined}
          heldParts={heldParts}
        />
        <ErrorNotice
          error={{ ...continueError, message: `Continuing failed. ${continueError.message}` }}
          onRetry={onRetry}
        >
          {goOn}
        </ErrorNotice>
      </>
    )
  }
  if (error) {
    return (
      <>
        <ErrorNotice error={error} onRetry={isRunning ? undefined : onRetry}>
          {!isRunning && (error.code === 'context_full' ? onRetry && <MakeRoom session={session} /> : goOn)}
        </ErrorNotice>
        {heldEnding(undefined)}
      </>
    )
  }
  if (!isEnding(status)) return null
  const { Icon, tone, words } = ENDINGS[status]
  const isFull = message.metadata.stopReason === 'model_context_window_exceeded'
  const canGoOn = status !== 'refused' && !isFull && goOn !== null
  const retry = status === 'interrupted' && onRetry && (
    <RetryButton onRetry={onRetry} kind={canGoOn ? 'quiet' : 'primary'} />
  )
  const room = isFull && onRetry && <MakeRoom session={session} />
  const actions = (canGoOn || retry || room) && (
    <>
      {room}
      {canGoOn && goOn}
      {retry}
    </>
  )
  if (HeldEnding) return heldEnding(actions)
  return (
    <Notice icon={<Icon size={16} />} tone={tone} actions={actions}>
      <p className={status === 'refused' ? '' : 'text-quiet'}>{words(message.metadata)}</p>
    </Notice>
  )
}

/** Whether a part holds anything that the answer could continue from. */
function saysSomething(part: GrowingPart): boolean {
  if (part.type === 'text') return part.pieces.some((piece) => piece.trim() !== '')
  return part.type === 'reasoning' || part.type === 'tool'
}

function ContinueButton({ onGoOn }: { onGoOn: () => void }) {
  return (
    <TextButton icon={<ArrowRight size={14} aria-hidden />} onClick={onGoOn}>
      Continue
    </TextButton>
  )
}

function isEnding(status: Answer['status']): status is keyof typeof ENDINGS {
  return status in ENDINGS
}
