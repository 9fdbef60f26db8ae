/** The way from an answer to how it came. */
import { Activity } from 'lucide-react'
import { ICON_BUTTON } from '@/components/ui/icon-button'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import { inspectorAddress } from '@/lib/shared/page-address'

/** A link that looks like the buttons beside it. */
export function InspectLink({ chatId, answerId }: { chatId: ChatId; answerId: AnswerId }) {
  return (
    <a
      href={inspectorAddress(chatId, answerId)}
      aria-label="Inspect"
      title="Inspect"
      className={`${ICON_BUTTON} shrink-0`}
    >
      <Activity size={16} aria-hidden />
    </a>
  )
}
