'use client'
/** A dialog over the page: the browser's own, which keeps the focus inside and closes by Escape. */
import { X } from 'lucide-react'
import { type ReactNode, type Ref, useEffect, useId, useRef } from 'react'
import { IconButton } from './icon-button'

interface DialogProps {
  title: string
  /** Told when the reader closes it, by whatever way. */
  onClose(): void
  children: ReactNode
}

/** Open for as long as it is drawn. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog: Ref<HTMLDialogElement> = useRef(null)
  const id = useId()
  useEffect(() => {
    const { current } = dialog
    if (current && !current.open) current.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it as well
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      // Only the backdrop is the dialog itself: all that is in it lies in the box.
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      className="m-auto w-[min(30rem,calc(100vw-1.5rem))] rounded-2xl border border-line bg-paper p-0 text-ink shadow-float backdrop:bg-black/40"
    >
      <div className="flex max-h-[calc(100dvh-2rem)] flex-col overflow-y-auto p-5">
        <div className="mb-3 flex items-center justify-between gap-3">
          <h2 id={id} className="font-semibold text-lg leading-tight">
            {title}
          </h2>
          <IconButton label="Close" onClick={() => dialog.current?.close()} className="-mr-2 pointer-coarse:-mr-3">
            <X size={18} aria-hidden />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  )
}
