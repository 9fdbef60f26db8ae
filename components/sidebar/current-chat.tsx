/** Effects of looking at a chat: the page gets its title, and it is marked as read. */
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { markRead, myArchive, myChats, watchChats } from '@/lib/client/chat-list/chat-list-actions'
import { useChatList } from './use-chat-list'

const NAME = 'Firstword'

/** Renders nothing. */
export function CurrentChat() {
  const pathname = usePathname()
  const lists = [useChatList(myChats), useChatList(myArchive)]
  const chatId = /^\/chat\/([^/]+)$/.exec(pathname)?.[1]
  const row = lists.flatMap(({ pinned, chats }) => [...pinned, ...chats]).find(({ id }) => id === chatId)
  const title = row?.title

  useEffect(watchChats, [])

  useEffect(() => {
    document.title = title === undefined ? NAME : `${title} – ${NAME}`
  }, [title])

  const isUnread = row?.isUnread === true
  useEffect(() => {
    if (!isUnread || chatId === undefined) return
    const look = () => document.visibilityState === 'visible' && void markRead(chatId)
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [isUnread, chatId])
  return null
}
