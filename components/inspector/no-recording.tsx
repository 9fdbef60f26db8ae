/** Shown when an answer no longer has a recording. */
import { Clock } from 'lucide-react'
import { Notice } from '@/components/ui/notice'
import type { ChatId } from '@/lib/shared/ids'
import { chatAddress } from '@/lib/shared/page-address'

const LINK =
  'inline-flex min-h-8 items-center rounded-lg border border-line bg-raised px-3 text-small hover:bg-tint pointer-coarse:min-h-11'

/** Why, and what to do. */
export function NoRecording({ chatId, retentionDays }: { chatId: ChatId; retentionDays: number }) {
  const days = retentionDays === 1 ? 'one day' : `${retentionDays} days`
  const words =
    retentionDays === 0
      ? 'This site keeps no recordings of answers, so there is nothing to inspect once an answer has ended. Open the inspector while an answer is running, or ask the operator to set RECORDING_RETENTION_DAYS.'
      : `Recordings are kept here for ${days}, and older ones may make room for newer ones. The answer itself is still in its chat. Ask again there to get a recording to inspect.`
  return (
    <div className="max-w-column">
      <Notice
        isBoxed
        icon={<Clock size={16} />}
        actions={
          <a href={chatAddress(chatId)} className={LINK}>
            Open the chat
          </a>
        }
      >
        <p className="font-medium">The recording of this answer is gone.</p>
        <p className="mt-1 text-quiet">{words}</p>
      </Notice>
    </div>
  )
}
