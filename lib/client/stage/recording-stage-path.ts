/** The address of an answer's recording on the stage; apart from the presets, which other pages do not load. */
import type { AnswerId, ChatId } from '@/lib/shared/ids'

/** The path that shows the recording of an answer. */
export function recordingStagePath(chatId: ChatId, answerId: AnswerId): string {
  return `/stage?${new URLSearchParams({ chat: chatId, answer: answerId })}`
}
