/** A document by its id, as far as it is written, in the page itself. */
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { WriteScreen } from '@/components/write/write-screen'
import { readInitialChat } from '@/lib/server/chats/read-initial-chat'
import { getServices } from '@/lib/server/create-services'
import { screenFacts } from '@/lib/server/screen-facts'
import { ID_PATTERN } from '@/lib/shared/ids'
import { chatAddress } from '@/lib/shared/page-address'

export const metadata: Metadata = { title: 'Write · Firstword' }

export default async function DocumentPage({ params }: PageProps<'/write/[chatId]'>) {
  const { chatId } = await params
  if (!ID_PATTERN.test(chatId)) notFound()
  const initialChat = await readInitialChat(await getServices(), chatId)
  // Undefined where the browser reads it.
  if (initialChat && !initialChat.page) notFound()
  if (initialChat?.page && initialChat.page.kind !== 'document') redirect(chatAddress(chatId))
  return <WriteScreen {...(await screenFacts())} {...(initialChat && { initialChat })} />
}
