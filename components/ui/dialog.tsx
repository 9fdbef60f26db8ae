/** A dialog with a heading and a button that closes it. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button'
import { ModalDialog } from './modal-dialog'

interface DialogProps {
  title: string
  /** The reader wants it closed, in any way. */
  onClose(): void
  /** For content that needs more room than text. */
  isWide?: boolean
  children: ReactNode
}

/** Open while mounted. */
export function Dialog({ title, onClose, isWide = false, children }: DialogProps) {
  return (
    <ModalDialog
      label={title}
      onClose={onClose}
      className={`m-auto ${isWide ? 'w-[min(64rem,calc(100vw-1.5rem))]' : 'w-[min(30rem,calc(100vw-1.5rem))]'} rounded-2xl border border-line bg-paper p-0 shadow-float`}
    >
      <div className="flex max-h-[calc(100dvh-2rem)] flex-col overflow-y-auto p-5">
        <div className="mb-3 flex items-center justify-between gap-3">
          <h2 className="min-w-0 font-semibold text-lg leading-tight [overflow-wrap:anywhere]">{title}</h2>
          <IconButton label="Close" onClick={onClose} className="-mr-2 pointer-coarse:-mr-3">
            <X size={18} aria-hidden />
          </IconButton>
        </div>
        {children}
      </div>
    </ModalDialog>
  )
}
