/** What the reader of a held answer sees in its place: that it is being prepared, why it is held, and how far it is. */
import { PulseLine } from '@/components/ui/pulse-line'
import { useNow } from '@/components/ui/use-now'
import type { Held } from '@/lib/client/store/entry'
import type { HoldReason, HoldStage } from '@/lib/shared/hold'
import { reasonClause, subjectOf } from '@/lib/shared/hold-words'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { ShowButton } from './show-button'

const STAGES: Record<HoldStage, string> = {
  waiting: 'Waiting for the model',
  writing: 'Being written',
  checking: 'Being checked',
}

interface HeldNoteProps {
  chatId: ChatId
  answerId: MessageId
  held: Held
}

/** A note, which the answer will replace. */
export function HeldNote({ chatId, answerId, held }: HeldNoteProps) {
  const what = held.cause === 'answer' ? 'The rest of this answer' : 'This answer'
  return (
    <div
      role="note"
      aria-label="Held"
      className="flex flex-col gap-2.5 rounded-xl border border-line border-dashed px-4 py-3 text-pretty text-small"
    >
      <p>{`${what} is being prepared, and will be shown when it is complete.`}</p>
      <p className="text-quiet">{whyWords(held)}</p>
      <Progress held={held} />
      {held.canShow && answerId !== '' && (
        <ShowButton chatId={chatId} answerId={answerId} warning={warningWords(held)} />
      )}
    </div>
  )
}

function Progress({ held: { stage, since } }: Pick<HeldNoteProps, 'held'>) {
  const seconds = Math.floor(Math.max(0, useNow(true) - since) / 1_000)
  return (
    <PulseLine>
      <span>{STAGES[stage]}</span>
      {/* When the browser takes over, the server's number may be a second old. */}
      <span data-held-for suppressHydrationWarning className="ml-2">
        {elapsed(seconds)}
      </span>
    </PulseLine>
  )
}

function elapsed(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function whyWords(reason: HoldReason): string {
  const why = `It is held because ${reasonClause(reason)}`
  return reason.topic === undefined ? `${why}.` : `${why}, where the end of an answer may correct its beginning.`
}

function warningWords({ topic }: HoldReason): string {
  const what = topic === undefined ? 'something' : `something about ${subjectOf(topic)}`
  return `You may then read ${what} that the rest of the answer corrects.`
}
