/** A chat by its id, with its last messages and its running answer so far in the page itself. */
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { OpenedChat } from '@/components/chat/opened-chat'
import { readInitialChat } from '@/lib/server/chats/read-initial-chat'
import { getServices } from '@/lib/server/create-services'
import { screenFacts } from '@/lib/server/screen-facts'
import { ID_PATTERN } from '@/lib/shared/ids'
import { documentAddress } from '@/lib/shared/page-address'

export default async function ChatPage({ params }: PageProps<'/chat/[chatId]'>) {
  const { chatId } = await params
  if (!ID_PATTERN.test(chatId)) notFound()
  const initialChat = await readInitialChat(await getServices(), chatId)
  if (initialChat?.page?.kind === 'document') redirect(documentAddress(chatId))
  const nonce = (await headers()).get('x-nonce') ?? ''
  return <OpenedChat {...(await screenFacts())} nonce={nonce} {...(initialChat && { initialChat })} />
}
