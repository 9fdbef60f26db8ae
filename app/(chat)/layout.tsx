/** The chat screen: one door to the browser, which stays while the address changes between chats. */
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AccountLink } from '@/components/account/account-link'
import { Chat } from '@/components/chat/chat'
import { Shell } from '@/components/sidebar/shell'
import { getServices } from '@/lib/server/services'

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const { provider, database } = await getServices()
  const isSidebarClosed = (await cookies()).get('sidebar')?.value === 'closed'
  return (
    <Shell isSidebarOpenAtFirst={!isSidebarClosed} foot={<AccountLink />}>
      <Chat isDemo={provider.kind === 'simulator'} isLasting={database.lasting} />
      {children}
    </Shell>
  )
}
