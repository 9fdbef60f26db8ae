/** The dialog that chooses how the answers of a chat are shown. It opens at once; what it shows is fetched then. */
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import { holdChat } from '@/lib/client/chat-list/chat-list-actions'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import type { HoldPolicy } from '@/lib/shared/hold'

const choice = lazy(() => import('./hold-choice'))

/** The dialog of one chat; each choice is saved as it is made. */
export function HoldDialog({ chat, onClose }: { chat: ChatSummary; onClose(): void }) {
  const [policy, setPolicy] = useState<HoldPolicy>(chat.holdPolicy ?? 'stream')
  const HoldChoice = useLazy(choice)?.HoldChoice

  async function choose(chosen: HoldPolicy) {
    setPolicy(chosen)
    // Why it failed is said on the page, which the dialog would cover.
    if (!(await holdChat(chat.id, chosen))) onClose()
  }

  return (
    <Dialog title="Show answers" onClose={onClose}>
      <div className="min-h-64">{HoldChoice && <HoldChoice policy={policy} onChoose={choose} />}</div>
    </Dialog>
  )
}
