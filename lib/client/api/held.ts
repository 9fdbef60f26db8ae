/** The route that shows a held answer. */
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { chatPath, requestJson } from './api'

/** Has a held answer shown as it comes, or what is kept of one that broke off. */
export function showHeldAnswer(chatId: ChatId, answerId: MessageId): Promise<void> {
  return requestJson(`${chatPath(chatId)}/answers/${encodeURIComponent(answerId)}/show`, { method: 'POST' })
}
