/** Subscribes to a list of chats. */
import { useSyncExternalStore } from 'react'
import type { ChatList, ChatListView } from '@/lib/client/chat-list/chat-list'

/** The list as it is now; a new object with each change. */
export function useChatList(list: ChatList): ChatListView {
  return useSyncExternalStore(list.subscribe, list.view, list.view)
}
