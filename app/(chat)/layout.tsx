/** The layout of the chat screen, which stays while the address changes between chats. */
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { AccountLink } from '@/components/account/account-link'
import { Shell } from '@/components/sidebar/shell'
import { readSetting } from '@/lib/shared/own-names'

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const cookieStore = await cookies()
  const isSidebarClosed = readSetting('sidebar', (name) => cookieStore.get(name)?.value) === 'closed'
  return (
    <Shell isSidebarInitiallyOpen={!isSidebarClosed} foot={<AccountLink />}>
      {children}
    </Shell>
  )
}
