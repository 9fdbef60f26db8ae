'use client'
/** The frame of the chat screen: the sidebar, the page beside it, the dialogs over both. */
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/chat/skip-link'
import { SearchDialog } from '@/components/search/search-dialog'
import { ShortcutsDialog } from '@/components/shortcuts/shortcuts-dialog'
import { useShortcuts } from '@/components/shortcuts/use-shortcuts'
import { ToastPlace } from '@/components/ui/toast'
import { CurrentChat } from './current-chat'
import { ShellProvider, useShell } from './shell-state'
import { Sidebar, SidebarDialog } from './sidebar'

interface ShellProps {
  /** From the cookie, so that the initial render is right. */
  isSidebarInitiallyOpen: boolean
  /** The foot of the sidebar: who the visitor is. */
  foot?: ReactNode
  children: ReactNode
}

/** The whole window. */
export function Shell({ isSidebarInitiallyOpen, foot, children }: ShellProps) {
  return (
    <ShellProvider isSidebarInitiallyOpen={isSidebarInitiallyOpen}>
      <Frame foot={foot}>{children}</Frame>
    </ShellProvider>
  )
}

function Frame({ foot, children }: { foot: ReactNode; children: ReactNode }) {
  const { dialog, isSidebarOpen } = useShell()
  useShortcuts()
  return (
    <div data-sidebar={isSidebarOpen ? 'open' : 'closed'} className="group/shell flex">
      <SkipLink />
      <Sidebar foot={foot} />
      <div className="min-w-0 flex-1">{children}</div>
      <SidebarDialog foot={foot} />
      {dialog === 'search' && <SearchDialog />}
      {dialog === 'shortcuts' && <ShortcutsDialog />}
      {dialog === undefined && <ToastPlace />}
      <CurrentChat />
    </div>
  )
}
