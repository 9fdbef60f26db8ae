/** The visitor's chats: beside a wide page, as a dialog over a narrow one. */
import { Archive, ArrowLeft, PanelLeft, Search, SquarePen } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { ModalDialog } from '@/components/ui/modal-dialog'
import { ToastPlace } from '@/components/ui/toast'
import { myArchive, myChats } from '@/lib/client/chat-list/chat-list-actions'
import { ChatListView } from './chat-list-view'
import { useShell } from './shell-state'
import { useNewChat } from './use-new-chat'

const LINE =
  'flex h-9 w-full items-center gap-2.5 rounded-lg px-3 text-left text-small transition-colors hover:bg-tint focus-visible:-outline-offset-2 pointer-coarse:h-11'

interface SidebarProps {
  /** Its foot: who the visitor is. */
  foot?: ReactNode
}

/** The sidebar of a wide page; not rendered at all while it is closed. */
export function Sidebar({ foot }: SidebarProps) {
  const { isSidebarOpen, toggleSidebar } = useShell()
  if (!isSidebarOpen) return null
  return (
    <div className="hidden h-dvh w-[272px] shrink-0 border-line border-r bg-side min-[900px]:block">
      <Conversations onClose={toggleSidebar} closeLabel="Close sidebar" foot={foot} />
    </div>
  )
}

/** The sidebar of a narrow page, rendered while it is open. */
export function SidebarDialog({ foot }: SidebarProps) {
  const { dialog, closeDialog } = useShell()
  if (dialog !== 'sidebar') return null
  return (
    <ModalDialog
      label="Sidebar"
      onClose={closeDialog}
      className="m-0 h-dvh max-h-none w-[min(320px,86vw)] max-w-none border-line border-r bg-side pt-[env(safe-area-inset-top)] pl-[env(safe-area-inset-left)]"
    >
      <Conversations onClose={closeDialog} closeLabel="Close sidebar" foot={foot} />
      <ToastPlace />
    </ModalDialog>
  )
}

interface ConversationsProps extends SidebarProps {
  closeLabel: string
  onClose(): void
}

function Conversations({ closeLabel, onClose, foot }: ConversationsProps) {
  const { openDialog } = useShell()
  const startNewChat = useNewChat()
  const [isArchive, setArchive] = useState(false)
  function showArchive() {
    setArchive(true)
    void myArchive.refresh()
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <nav aria-label="Conversations" className="flex min-h-0 flex-1 flex-col">
        <div className="flex h-[3.25rem] shrink-0 items-center justify-between pr-2 pl-5">
          <span className="font-semibold tracking-tight">Firstword</span>
          <IconButton label={closeLabel} onClick={onClose}>
            <PanelLeft size={18} aria-hidden />
          </IconButton>
        </div>
        <div className="flex shrink-0 flex-col gap-px px-2 pb-3">
          <button
            type="button"
            aria-keyshortcuts="Control+Shift+O Meta+Shift+O"
            onClick={startNewChat}
            className={LINE}
          >
            <SquarePen size={16} aria-hidden />
            New chat
          </button>
          <button
            type="button"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => openDialog('search')}
            className={LINE}
          >
            <Search size={16} aria-hidden />
            Search
          </button>
        </div>
        {isArchive && <h2 className="shrink-0 px-5 pb-1 text-figures text-quiet">Archive</h2>}
        {isArchive ? (
          <ChatListView key="archive" list={myArchive} emptyWords="Nothing is archived." />
        ) : (
          <ChatListView key="chats" list={myChats} emptyWords="Your chats will be listed here." />
        )}
        <div className="shrink-0 border-line border-t px-2 pt-2">
          <button
            type="button"
            onClick={isArchive ? () => setArchive(false) : showArchive}
            className={`${LINE} text-quiet hover:text-ink`}
          >
            {isArchive ? <ArrowLeft size={16} aria-hidden /> : <Archive size={16} aria-hidden />}
            <span>{isArchive ? 'Back to all chats' : 'Archive'}</span>
          </button>
        </div>
      </nav>
      <nav aria-label="You" className="shrink-0 px-2 pt-px pb-[max(0.5rem,env(safe-area-inset-bottom))]">
        {foot}
      </nav>
    </div>
  )
}
