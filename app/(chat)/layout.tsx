/** The chat screen: one door to the browser, which stays while the address changes between chats. */
import type { ReactNode } from 'react'
import { Chat } from '@/components/chat/chat'
import { getServices } from '@/lib/server/services'

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const { provider } = await getServices()
  return (
    <>
      <Chat isDemo={provider.kind === 'simulator'} />
      {children}
    </>
  )
}
