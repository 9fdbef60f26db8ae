/** What the whole chat has used and cost so far, including all versions and its title. */
import { useEffect, useState } from 'react'
import { formatCount } from '@/components/ui/format'
import { requestJson } from '@/lib/client/api/api'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { useMessageKeys } from '@/lib/client/store/use-chat'
import type { UsageTotal } from '@/lib/shared/api/usage-report'
import { costWords, tokensOf } from './figures'
import { cacheWords, inputWords } from './token-words'

/** Nothing before the first answer has ended; fetched again whenever one ends. */
export function ChatTotal({ session }: { session: ChatSession | undefined }) {
  const chatId = session?.chatId
  // Also changes when an answer begins and ends.
  const hasMessages = useMessageKeys(session?.store).length > 0
  const isRunning = session?.running() !== undefined
  const [fetched, setFetched] = useState<{ chatId: string; total: UsageTotal }>()
  useEffect(() => {
    if (chatId === undefined || !hasMessages || isRunning) return
    let isLeft = false
    requestJson<UsageTotal>(`/api/chats/${encodeURIComponent(chatId)}/usage`).then(
      (total) => isLeft || setFetched({ chatId, total }),
      // Optional: the answers show their own figures.
      () => {},
    )
    return () => {
      isLeft = true
    }
  }, [chatId, hasMessages, isRunning])
  if (!fetched || fetched.chatId !== chatId || fetched.total.calls === 0) return null
  const { total } = fetched
  const simulated = total.simulatedCalls === total.calls
  const tokens = `${inputWords(total)}, ${cacheWords(total)}, and ${formatCount(total.outputTokens)} out`
  const title = `This chat so far, all versions of its answers included: ${tokens}${simulated ? '. Simulated: nothing was billed' : ''}`
  return (
    <a
      href="/usage"
      aria-label={`Usage of this chat: ${formatCount(tokensOf(total))} tokens, ${costWords(total)}`}
      title={title}
      className="tabular inline-flex min-h-8 max-sm:hidden items-center gap-[1ch] whitespace-nowrap rounded-md px-2 text-figures text-quiet hover:bg-tint hover:text-ink pointer-coarse:min-h-11"
    >
      <span>{`${formatCount(tokensOf(total))} tokens ·`}</span>
      <span>{costWords(total)}</span>
    </a>
  )
}
