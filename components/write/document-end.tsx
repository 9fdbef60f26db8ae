/** What a document waits for, how it ended where that was out of the ordinary, and the next step. */
import { ArrowLeft, ArrowRight, CircleStop, RotateCw, Scissors, ShieldX, Square, Unplug } from 'lucide-react'
import { useHeldParts } from '@/components/chat/hold/use-held-parts'
import { ErrorNotice } from '@/components/chat/message/error-notice'
import { Waiting } from '@/components/chat/message/waiting'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { type Answer, isUnderWay, type Question } from '@/lib/client/store/entry'
import { RaiseCap } from './raise-cap'

const ENDINGS = {
  cut: { Icon: Scissors, words: 'Cut off: a section reached its length limit.' },
  refused: { Icon: ShieldX, words: 'Claude declined to go on with this document. What is written stays.' },
  stopped: { Icon: CircleStop, words: 'Stopped. What is written stays.' },
  interrupted: { Icon: Unplug, words: 'Interrupted before the document was complete. What is written stays.' },
} as const

const isEnding = (status: Answer['status']): status is keyof typeof ENDINGS => status in ENDINGS

interface DocumentEndProps {
  session: ChatSession
  answer: Answer
  /** Begins again; where there is nothing to go on with. Otherwise the way on is beside the progress. */
  onAgain: (() => void) | undefined
  /** The document's spending cap, where it has one. */
  capUsd: number | undefined
}

/** A line; nothing while text comes, or when all is well. */
export function DocumentEnd({ session, answer, onAgain, capUsd }: DocumentEndProps) {
  const { status, error, continueError } = answer
  const isRunning = isUnderWay(answer)
  const held = status === 'held' ? answer.held : undefined
  const heldParts = useHeldParts(held !== undefined)
  if (isRunning) {
    return (
      <div className="flex min-h-8 flex-wrap items-center gap-3 pointer-coarse:min-h-11">
        {held && heldParts ? (
          <heldParts.HeldNote chatId={session.chatId} answerId={answer.id} held={held} />
        ) : (
          <Waiting answer={answer} />
        )}
        {error && <ErrorNotice error={error} onRetry={undefined} />}
      </div>
    )
  }
  const next = onAgain && (
    <TextButton icon={<RotateCw size={14} aria-hidden />} onClick={onAgain}>
      Another outline
    </TextButton>
  )
  const failure = continueError ?? error
  if (failure) {
    return (
      <ErrorNotice error={failure} onRetry={undefined}>
        {failure.code === 'budget_spent' && capUsd !== undefined ? (
          <RaiseCap
            session={session}
            answerId={answer.id}
            capUsd={capUsd}
            onRaised={onAgain ?? (() => session.goOn())}
          />
        ) : (
          next
        )}
      </ErrorNotice>
    )
  }
  if (!isEnding(status)) return null
  const { Icon, words } = ENDINGS[status]
  return (
    <Notice
      icon={<Icon size={16} />}
      tone={status === 'stopped' ? 'quiet' : 'warn'}
      actions={status === 'refused' ? undefined : next}
    >
      <p>{words}</p>
    </Notice>
  )
}

/** Goes on where the document broke off. */
export function ContinueButton({ session }: { session: ChatSession }) {
  return (
    <TextButton icon={<ArrowRight size={14} aria-hidden />} onClick={() => session.goOn()}>
      Continue
    </TextButton>
  )
}

/** Stops what is being written. */
export function StopButton({ session }: { session: ChatSession }) {
  return (
    <TextButton icon={<Square size={12} fill="currentColor" aria-hidden />} onClick={() => session.stop()}>
      Stop
    </TextButton>
  )
}

/** A document that the server has not begun: it waits for the connection, or was refused. */
export function NotBegun({ question, name }: { question: Question; name: string }) {
  const { error } = question
  return (
    <div className="column write-column flex flex-col gap-5">
      <h1 className="font-medium text-2xl leading-tight tracking-tight">{name}</h1>
      {error && (
        <ErrorNotice error={error} onRetry={undefined}>
          <TextButton icon={<ArrowLeft size={14} aria-hidden />} onClick={() => history.back()}>
            Back to the form
          </TextButton>
        </ErrorNotice>
      )}
    </div>
  )
}
