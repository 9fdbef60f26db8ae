/** The frame of the chat screen, which stays while the address changes between chats. */
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AccountLink } from '@/components/account/account-link'
import { Shell } from '@/components/sidebar/shell'

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const isSidebarClosed = (await cookies()).get('sidebar')?.value === 'closed'
  return (
    <Shell isSidebarOpenAtFirst={!isSidebarClosed} foot={<AccountLink />}>
      {children}
    </Shell>
  )
}
