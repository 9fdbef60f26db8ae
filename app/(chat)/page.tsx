/** A new chat. Going on to other chats changes the address, and no page is loaded for it. */
import { Chat } from '@/components/chat/chat'
import { screenFacts } from '@/lib/server/screen-facts'

export default async function NewChatPage() {
  return <Chat {...(await screenFacts())} />
}
