/** The bar at the top: the name, the model, a new chat, the theme. */

import { PanelLeft, SquarePen } from 'lucide-react'
import { DemoNote } from '@/components/chat/demo-note'
import { useShell } from '@/components/sidebar/shell-state'
import { useNewChat } from '@/components/sidebar/use-new-chat'
import { IconButton } from '@/components/ui/icon-button'
import { useIsInitialRender } from '@/components/ui/use-is-initial-render'
import { ChatTotal } from '@/components/usage/chat-total'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { askedChaos } from '@/lib/client/session/open-sessions'
import { ChatActions } from './chat-actions'
import { ContextMeter } from './composer/context-meter'
import { ModelPicker } from './composer/model-picker'
import { NotKeptNote } from './not-kept-note'
import { ThemeButton } from './theme-button'

const TOGGLE = '-ml-2 pointer-coarse:-ml-3.5'
/** The open sidebar has its own. */
const BESIDE_SIDEBAR = 'min-[900px]:group-data-[sidebar=open]/shell:hidden'

interface ChatHeaderProps {
  isDemo: boolean
  isLasting: boolean
  session: ChatSession | undefined
}

/** A phone has no room for the name beside the chat's actions. */
const NO_ROOM = 'max-sm:group-has-[[data-chat-actions]]/header:hidden'

/** The header of the chat screen. */
export function ChatHeader({ isDemo, isLasting, session }: ChatHeaderProps) {
  const { openDialog, toggleSidebar } = useShell()
  const startNewChat = useNewChat()
  return (
    <header className="group/header fade-below relative flex h-[calc(3.25rem+env(safe-area-inset-top))] items-center gap-2 px-4 pt-[env(safe-area-inset-top)]">
      <IconButton label="Open sidebar" onClick={() => openDialog('sidebar')} className={`${TOGGLE} min-[900px]:hidden`}>
        <PanelLeft size={18} aria-hidden />
      </IconButton>
      <IconButton
        label="Open sidebar"
        onClick={toggleSidebar}
        className={`${TOGGLE} max-[900px]:hidden ${BESIDE_SIDEBAR}`}
      >
        <PanelLeft size={18} aria-hidden />
      </IconButton>
      <span className={`font-semibold tracking-tight ${BESIDE_SIDEBAR} ${NO_ROOM}`}>Firstword</span>
      <ModelPicker />
      {isDemo && <DemoNote />}
      {!isLasting && <NotKeptNote />}
      <ChaosNote />
      <div className="-mr-2 pointer-coarse:-mr-3.5 ml-auto flex items-center gap-1">
        <ContextMeter session={session} />
        <ChatTotal session={session} />
        {session && <ChatActions chatId={session.chatId} store={session.store} />}
        {/* On a phone the theme is chosen among the preferences. */}
        <div className="max-sm:hidden">
          <ThemeButton />
        </div>
        <IconButton label="New chat" onClick={startNewChat} className={BESIDE_SIDEBAR}>
          <SquarePen size={18} aria-hidden />
        </IconButton>
      </div>
    </header>
  )
}

/** Says that faults are being simulated, so that nobody takes them for real ones. */
function ChaosNote() {
  // The address is known in the browser only.
  const isInitialRender = useIsInitialRender()
  const seed = isInitialRender ? undefined : askedChaos()
  if (seed === undefined) return null
  return (
    <p role="note" aria-label="Chaos" className="truncate rounded-full bg-tint px-2.5 py-0.5 text-small text-warn">
      {`Chaos ${seed}`}
    </p>
  )
}
