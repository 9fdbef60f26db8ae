/** A chat by its id. The layout draws it: its door reads the address. */
import { notFound } from 'next/navigation'
import { ID_PATTERN } from '@/lib/shared/ids'

export default async function ChatPage({ params }: PageProps<'/chat/[chatId]'>) {
  if (!ID_PATTERN.test((await params).chatId)) notFound()
  return null
}
