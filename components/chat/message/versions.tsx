/** The versions of a message: which one is shown, and buttons to the others. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { useListView } from '@/lib/client/store/use-chat'

interface VersionsProps {
  session: ChatSession
  messageId: string
}

/** `2 of 3` between two buttons; nothing where there is only one. */
export function Versions({ session, messageId }: VersionsProps) {
  const ids = useListView(session.store)?.versions[messageId]
  if (!ids || ids.length < 2) return null
  const at = ids.indexOf(messageId)
  const go = (id: string | undefined) => (id === undefined ? undefined : () => session.selectVersion(id))
  const [previous, next] = [go(ids[at - 1]), go(ids[at + 1])]
  const isBusy = session.running() !== undefined
  return (
    <div className="flex items-center text-quiet">
      <IconButton label="Previous version" disabled={!previous || isBusy} onClick={previous}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <span className="tabular whitespace-nowrap text-figures">{`${at + 1} of ${ids.length}`}</span>
      <IconButton label="Next version" disabled={!next || isBusy} onClick={next}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
