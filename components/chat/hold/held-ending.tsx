/** How a held answer ended that is not shown, and what to do next. */
import { CircleStop, type LucideIcon, ShieldX, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { notifyTabs } from '@/lib/client/session/tab-channel'
import type { HoldOutcome, HoldRecord } from '@/lib/shared/hold'
import { notShownWords, subjectOf } from '@/lib/shared/hold-words'
import type { MessageId } from '@/lib/shared/ids'
import { ShowButton } from './show-button'

const ICONS: Partial<Record<HoldOutcome, { Icon: LucideIcon; tone: 'quiet' | 'warn' }>> = {
  discarded: { Icon: CircleStop, tone: 'quiet' },
  withheld: { Icon: ShieldX, tone: 'warn' },
  kept: { Icon: Unplug, tone: 'warn' },
}

interface HeldEndingProps {
  session: Pick<ChatSession, 'chatId' | 'catchUp'>
  answerId: MessageId
  record: HoldRecord
  /** Continue and Retry, where they make sense. */
  actions: ReactNode
  /** Whether it can be continued. */
  canGoOn: boolean
}

/** A line in place of what is not shown. */
export function HeldEnding({ session, answerId, record, actions, canGoOn }: HeldEndingProps) {
  const { outcome, topic, canShow } = record
  const words = notShownWords(record)
  const icon = outcome && ICONS[outcome]
  if (words === undefined || !icon) return null
  const { Icon, tone } = icon
  const isKept = outcome === 'kept'
  const about = topic === undefined ? '' : ` about ${subjectOf(topic)}`

  function onShown() {
    void session.catchUp()
    notifyTabs(session.chatId)
  }

  return (
    <div className="flex flex-col gap-2.5 text-small">
      <Notice icon={<Icon size={16} />} tone={tone} actions={actions}>
        <p className={outcome === 'withheld' ? '' : 'text-quiet'}>
          {isKept && canGoOn ? `${words} Continue asks again.` : words}
        </p>
      </Notice>
      {isKept && canShow && (
        <ShowButton
          chatId={session.chatId}
          answerId={answerId}
          warning={`Shows what there is${about}, whose end is missing and might have corrected it.`}
          onShown={onShown}
        />
      )}
    </div>
  )
}
