import { useSummary } from '@/components/chat/use-summary'
/** A way on where a chat is longer than the model can read. */
import { TextButton } from '@/components/ui/text-button'
import type { ChatSession } from '@/lib/client/session/chat-session'

/** Summarises what was said; then the next question fits again. */
export function MakeRoom({ session }: { session: ChatSession }) {
  const { isBusy, failure, isMade, make } = useSummary(session)
  return (
    <>
      <TextButton disabled={isBusy || isMade || session.running() !== undefined} onClick={make}>
        {isBusy ? 'Summarising…' : isMade ? 'Summarised: ask again' : 'Summarise so far'}
      </TextButton>
      <span role="status" className="text-stop text-small empty:hidden">
        {failure}
      </span>
    </>
  )
}
