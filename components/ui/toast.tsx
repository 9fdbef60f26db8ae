/** Says what was just done, with an undo button. */
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { currentToast, showToast, subscribeToast } from '@/lib/client/store/toast'

const SHOWN_MS = 10_000
const nothing = () => undefined

/** Stays while hovered or focused; otherwise it disappears after ten seconds. */
export function ToastPlace() {
  const toast = useSyncExternalStore(subscribeToast, currentToast, nothing)
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!toast || isHeld) return
    const timer = setTimeout(() => showToast(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast, isHeld])

  const close = () => {
    setHeld(false)
    showToast(undefined)
  }
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-[max(6.5rem,env(safe-area-inset-bottom))] z-20 flex justify-center">
      {/* Always mounted, so that new words are announced. */}
      <span role="status" aria-live="polite" aria-label="Notice" className="sr-only">
        {toast?.words}
      </span>
      {toast && (
        <section
          aria-label="Notice"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="pointer-events-auto flex min-h-11 min-w-0 items-center gap-1 rounded-xl bg-ink py-1 pr-1 pl-4 text-paper text-small shadow-float"
        >
          <span aria-hidden className="text-pretty">
            {toast.words}
          </span>
          {toast.undo && (
            <button
              type="button"
              onClick={() => {
                close()
                toast.undo?.()
              }}
              className="ml-2 min-h-8 rounded-lg px-2.5 font-medium underline underline-offset-4 hover:opacity-80 focus-visible:outline-paper pointer-coarse:min-h-11"
            >
              Undo
            </button>
          )}
          <IconButton
            label="Dismiss"
            onClick={close}
            className="hover:!bg-transparent !text-paper opacity-70 hover:opacity-100 focus-visible:outline-paper"
          >
            <X size={16} aria-hidden />
          </IconButton>
        </section>
      )}
    </div>
  )
}
