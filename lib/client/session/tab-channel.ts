/** The channel between a browser's tabs. Without one they catch up when they are looked at. */
import type { ChatId } from '@/lib/shared/ids'

// Servers have channels, too, but no tabs.
const channel =
  typeof window === 'undefined' || typeof BroadcastChannel === 'undefined'
    ? undefined
    : new BroadcastChannel('firstword:chats')

/** Tells the other tabs that the chat lists have changed, and which chat has a new question or answer, if any. */
export function notifyTabs(chatId?: ChatId): void {
  channel?.postMessage({ chatId })
}

/** Calls back when another tab reports a change. Returns a function that ends this. */
export function onTabMessage(listener: (chatId: ChatId | undefined) => void): () => void {
  const onMessage = ({ data }: MessageEvent<unknown>) => listener(chatIdOf(data))
  channel?.addEventListener('message', onMessage)
  return () => channel?.removeEventListener('message', onMessage)
}

/** A tab that was opened before an update may send another form. */
function chatIdOf(data: unknown): ChatId | undefined {
  const chatId = typeof data === 'object' && data !== null && 'chatId' in data ? data.chatId : undefined
  return typeof chatId === 'string' ? chatId : undefined
}
