'use client'
/** The line on top: the name, what answers, a new chat, the theme. */
import { SquarePen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { addressOfChat, askedChaos } from '@/lib/client/chats'
import { ThemeButton } from './theme-button'

/** The header of the chat screen. */
export function ChatHeader({ isDemo }: { isDemo: boolean }) {
  return (
    <header className="fade-below relative flex h-[calc(3.25rem+env(safe-area-inset-top))] items-center gap-2 px-4 pt-[env(safe-area-inset-top)]">
      <span className="font-semibold tracking-tight">Firstword</span>
      {isDemo && (
        <p role="note" aria-label="Demo mode" className="ml-1 rounded-full bg-tint px-2.5 py-0.5 text-quiet text-small">
          Demo mode
        </p>
      )}
      <ChaosNote />
      <div className="-mr-2 pointer-coarse:-mr-3.5 ml-auto flex items-center gap-1">
        <ThemeButton />
        <IconButton label="New chat" onClick={() => history.pushState(null, '', addressOfChat())}>
          <SquarePen size={18} aria-hidden />
        </IconButton>
      </div>
    </header>
  )
}

/** Says that faults are being played, so that nobody takes them for the product's own. */
function ChaosNote() {
  // The address is known in the browser only.
  const [seed, setSeed] = useState<string>()
  useEffect(() => setSeed(askedChaos()), [])
  if (seed === undefined) return null
  return (
    <p role="note" aria-label="Chaos" className="truncate rounded-full bg-tint px-2.5 py-0.5 text-small text-warn">
      Chaos {seed}
    </p>
  )
}
