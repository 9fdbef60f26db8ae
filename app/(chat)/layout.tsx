/** The chat screen: one door to the browser, which stays while the address changes between chats. */
import type { ReactNode } from 'react'
import { Chat } from '@/components/chat/chat'
import { getServices } from '@/lib/server/services'

export default function ChatLayout({ children }: { children: ReactNode }) {
  const { provider } = getServices()
  return (
    <>
      <Chat isDemo={provider.kind === 'simulator'} />
      {children}
    </>
  )
}
