'use client'
/** The frame of the chat screen: the sidebar, the page beside it, the dialogs over both. */
import { type ReactNode, useEffect } from 'react'
import { SkipLink } from '@/components/chat/skip-link'
import { useShortcuts } from '@/components/shortcuts/use-shortcuts'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import { ToastPlace } from '@/components/ui/toast'
import { CurrentChat } from './current-chat'
import { ShellProvider, useShell } from './shell-state'
import { Sidebar, SidebarDialog } from './sidebar'

/** Fetched when somebody begins to use the page: nobody searches before. */
const searching = lazy(() => import('@/components/search/search-dialog'))
const shortcuts = lazy(() => import('@/components/shortcuts/shortcuts-dialog'))

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
  useEffect(loadAtFirstUse, [])
  const SearchDialog = useLazy(dialog === 'search' ? searching : undefined)?.SearchDialog
  const ShortcutsDialog = useLazy(dialog === 'shortcuts' ? shortcuts : undefined)?.ShortcutsDialog
  return (
    <div data-sidebar={isSidebarOpen ? 'open' : 'closed'} className="group/shell flex">
      <SkipLink />
      <Sidebar foot={foot} />
      <div className="min-w-0 flex-1">{children}</div>
      <SidebarDialog foot={foot} />
      {SearchDialog && <SearchDialog />}
      {ShortcutsDialog && <ShortcutsDialog />}
      {dialog === undefined && <ToastPlace />}
      <CurrentChat />
    </div>
  )
}

const FIRST_USES = ['pointermove', 'pointerdown', 'keydown'] as const

/** Fetches the dialogs before somebody asks for one, and after the page has come to life. */
function loadAtFirstUse() {
  const load = () => {
    leave()
    void searching.load()
    void shortcuts.load()
  }
  const leave = () => {
    for (const name of FIRST_USES) removeEventListener(name, load)
  }
  for (const name of FIRST_USES) addEventListener(name, load, { passive: true })
  return leave
}
