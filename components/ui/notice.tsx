/** What a reader should know at this place of the page, and the way on. */
import type { ReactNode } from 'react'

interface NoticeProps {
  icon: ReactNode
  /** How much the icon says: that something broke, that something is missing, or just what happened. */
  tone?: 'stop' | 'warn' | 'quiet'
  /** A box of its own; without one the notice is a line of the text it belongs to. */
  isBoxed?: boolean
  /** The buttons; below the words where both do not fit beside each other. */
  actions?: ReactNode
  children: ReactNode
}

const TONES = { stop: 'text-stop', warn: 'text-warn', quiet: 'text-quiet' }

/** An icon, words, and buttons, in one line where there is room. */
export function Notice({ icon, tone = 'quiet', isBoxed = false, actions, children }: NoticeProps) {
  const box = isBoxed ? 'justify-between rounded-xl border border-line bg-raised px-4 py-3' : ''
  return (
    <div className={`flex flex-wrap items-center gap-x-4 gap-y-2.5 text-small ${box}`}>
      <div className="flex min-w-0 flex-initial gap-2.5">
        {/* As high as the first line, so that the icon stands beside it however many there are. */}
        <span aria-hidden className={`flex h-5 shrink-0 items-center ${TONES[tone]}`}>
          {icon}
        </span>
        <div className="min-w-0 text-pretty [overflow-wrap:anywhere]">{children}</div>
      </div>
      {/* In a box that is too narrow the buttons stand under the words, not under the icon. */}
      {actions && (
        <div className={`flex items-center gap-2 ${isBoxed ? 'max-sm:w-full max-sm:pl-6.5' : ''}`}>{actions}</div>
      )}
    </div>
  )
}
