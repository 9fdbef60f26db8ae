/** The dialog that chooses how the answers of a chat are shown. */
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { holdChat } from '@/lib/client/chat-list/chat-list-actions'
import { HOLD_CHOICES } from '@/lib/client/preferences/hold-choices'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import type { HoldPolicy } from '@/lib/shared/hold'

const EXPLANATIONS: Record<HoldPolicy, string> = {
  stream: 'Each answer grows as it is written.',
  auto: 'Answers about medicine, law or money are shown when they are complete, as their end may correct their beginning.',
  hold: 'Every answer is shown when it is complete.',
}

/** One of three; each choice is saved as it is made. */
export function HoldDialog({ chat, onClose }: { chat: ChatSummary; onClose(): void }) {
  const [policy, setPolicy] = useState<HoldPolicy>(chat.holdPolicy ?? 'stream')

  async function choose(chosen: HoldPolicy) {
    setPolicy(chosen)
    // Why it failed is said on the page, which the dialog would cover.
    if (!(await holdChat(chat.id, chosen))) onClose()
  }

  return (
    <Dialog title="Show answers" onClose={onClose}>
      <div className="flex flex-col gap-3 text-small">
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">Show answers</legend>
          {HOLD_CHOICES.map(([choice, words]) => (
            <label key={choice} className="flex cursor-pointer gap-2.5 rounded-lg px-2.5 py-2 hover:bg-tint">
              <input
                type="radio"
                name="hold-policy"
                value={choice}
                checked={choice === policy}
                onChange={() => void choose(choice)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="font-medium">{words}</span>
                <span className="text-pretty text-quiet">{EXPLANATIONS[choice]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="text-pretty text-quiet">
          This applies from the next question on. This site’s own rule, and your preferences, may be stricter.
        </p>
      </div>
    </Dialog>
  )
}
