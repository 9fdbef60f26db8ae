'use client'
/** The line on top: the name, what answers, a new chat, the theme. */
import { SquarePen } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { ThemeButton } from './theme-button'

/** The header of the chat screen. */
export function ChatHeader({ isDemo }: { isDemo: boolean }) {
  return (
    <header className="flex h-13 items-center gap-2 px-4 pt-[env(safe-area-inset-top)]">
      <span className="font-semibold tracking-tight">Firstword</span>
      {isDemo && (
        <p role="note" aria-label="Demo mode" className="ml-1 rounded-full bg-tint px-2.5 py-0.5 text-quiet text-small">
          Demo mode
        </p>
      )}
      <div className="ml-auto flex items-center gap-1">
        <ThemeButton />
        <IconButton label="New chat" onClick={() => history.pushState(null, '', '/')}>
          <SquarePen size={18} aria-hidden />
        </IconButton>
      </div>
    </header>
  )
}
