/** Something the reader should know at this place of the page, with the next step. */
import type { ReactNode } from 'react'

interface NoticeProps {
  icon: ReactNode
  /** The icon's tone: something broke, something is missing, or just what happened. */
  tone?: 'stop' | 'warn' | 'quiet'
  /** In a box of its own; otherwise the notice is a line of the text it belongs to. */
  isBoxed?: boolean
  /** The buttons; below the text where both do not fit side by side. */
  actions?: ReactNode
  children: ReactNode
}

const TONES = { stop: 'text-stop', warn: 'text-warn', quiet: 'text-quiet' }

/** An icon, text, and buttons, on one line if there is room. */
export function Notice({ icon, tone = 'quiet', isBoxed = false, actions, children }: NoticeProps) {
  const box = isBoxed ? 'justify-between rounded-xl border border-line bg-raised px-4 py-3' : ''
  return (
    <div className={`flex flex-wrap items-center gap-x-4 gap-y-2.5 text-small ${box}`}>
      <div className="flex min-w-0 flex-initial gap-2.5">
        {/* As high as the first line, to which the icon is aligned. */}
        <span aria-hidden className={`flex h-5 shrink-0 items-center ${TONES[tone]}`}>
          {icon}
        </span>
        <div className="min-w-0 text-pretty [overflow-wrap:anywhere]">{children}</div>
      </div>
      {/* In a narrow box the buttons are under the text, not under the icon. */}
      {actions && (
        <div className={`flex items-center gap-2 ${isBoxed ? 'max-sm:w-full max-sm:pl-6.5' : ''}`}>{actions}</div>
      )}
    </div>
  )
}
