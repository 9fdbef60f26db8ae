/** A new chat. Going to other chats changes the address without loading a page. */
import { Chat } from '@/components/chat/chat'
import { screenFacts } from '@/lib/server/screen-facts'

export default async function NewChatPage() {
  return <Chat {...(await screenFacts())} />
}
