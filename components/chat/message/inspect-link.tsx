/** The way from an answer to how it came. */
import { Activity } from 'lucide-react'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import { inspectorAddress } from '@/lib/shared/page-address'

/** A link that looks like the buttons beside it. */
export function InspectLink({ chatId, answerId }: { chatId: ChatId; answerId: AnswerId }) {
  return (
    <a
      href={inspectorAddress(chatId, answerId)}
      aria-label="Inspect"
      title="Inspect"
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-quiet transition-colors hover:bg-tint hover:text-ink pointer-coarse:size-11"
    >
      <Activity size={16} aria-hidden />
    </a>
  )
}
