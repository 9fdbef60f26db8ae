/** Summaries of the older part of a chat: made, taken back, and shown with the message that has them. */

import { chatPath, requestJson } from '@/lib/client/api/api'
import type { MessageId } from '@/lib/shared/ids'
import type { BranchSummary } from '@/lib/shared/message'
import type { ChatSession } from './chat-session'

// Reading a long chat takes a while; the server gives up earlier.
const LIMIT_MS = 200_000

/** Summarises the chat so far. Rejects with a ClientError. */
export async function summarise(session: ChatSession): Promise<void> {
  const made = await requestJson<{ messageId: MessageId; summary: BranchSummary }>(pathOf(session), {
    method: 'POST',
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  show(session, made.messageId, made.summary)
}

/** Takes the newest summary back. Rejects with a ClientError. */
export async function dropSummary(session: ChatSession): Promise<void> {
  const { messageId } = await requestJson<{ messageId: MessageId | null }>(pathOf(session), { method: 'DELETE' })
  if (messageId !== null) show(session, messageId, undefined)
}

const pathOf = ({ chatId }: ChatSession) => `${chatPath(chatId)}/summary`

function show({ store }: ChatSession, messageId: MessageId, summary: BranchSummary | undefined) {
  const answer = store.entries().find(({ id }) => id === messageId)
  if (answer?.role !== 'assistant') return
  store.amend(answer, [{ type: 'local-summary', summary }])
}
