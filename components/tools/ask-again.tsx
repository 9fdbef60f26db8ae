/** Revokes that a tool may run unasked in this chat. */
import { useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { changeChat } from '@/lib/client/api/api'
import { infoOf } from '@/lib/client/api/client-error'
import type { ChatId } from '@/lib/shared/ids'

/** A line with the button, then the outcome. */
export function AskAgain({ chatId }: { chatId: ChatId }) {
  const [words, setWords] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const askAgain = () => {
    setBusy(true)
    changeChat(chatId, { askAgain: true })
      .then(
        () => setWords('It will ask again from the next call on.'),
        (thrown) => setWords(`That failed. ${infoOf(thrown).message}`),
      )
      .finally(() => setBusy(false))
  }
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t pt-3 text-quiet">
      <span role="status">{words ?? 'You allowed this tool for the whole chat, so it ran unasked.'}</span>
      {words === undefined && (
        <TextButton disabled={isBusy} onClick={askAgain}>
          Ask again
        </TextButton>
      )}
    </div>
  )
}
