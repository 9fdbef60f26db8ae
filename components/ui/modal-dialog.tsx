/** A modal dialog: the browser keeps the focus inside, Escape and a click outside close it. */
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useLayer } from './use-layer'

interface ModalDialogProps {
  label: string
  onClose(): void
  className: string
  children: ReactNode
}

/** Open while mounted. */
export function ModalDialog({ label, onClose, className, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayer(true, onClose, { isModal: true })
  useLayoutEffect(() => {
    const box = dialog.current
    box?.showModal()
    return () => box?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      // Other ways to close it, such as a phone's Back gesture.
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className={`text-ink backdrop:bg-black/30 ${className}`}
    >
      {children}
    </dialog>
  )
}
