/** What the tabs of one browser tell each other; where there is no channel they learn of it when they are looked at. */
import type { ChatId } from '@/lib/shared/ids'

// Servers have channels, too, and no tabs.
const channel =
  typeof window === 'undefined' || typeof BroadcastChannel === 'undefined'
    ? undefined
    : new BroadcastChannel('firstword:chats')

/** Tells the other tabs that the lists have changed, and which chat has a new question or answer, if one has. */
export function notifyTabs(chatId?: ChatId): void {
  channel?.postMessage({ chatId })
}

/** Calls back when another tab tells of a change; returns the way to end that. */
export function onTabMessage(listener: (chatId: ChatId | undefined) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => listener(chatIdOf(data))
  channel?.addEventListener('message', hear)
  return () => channel?.removeEventListener('message', hear)
}

/** A tab that was opened before an update may say it otherwise. */
function chatIdOf(data: unknown): ChatId | undefined {
  const chatId = typeof data === 'object' && data !== null && 'chatId' in data ? data.chatId : undefined
  return typeof chatId === 'string' ? chatId : undefined
}
