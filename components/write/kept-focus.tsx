/** A place for one button at a time: the one that replaces another that was pressed has the focus as well. */
import { type ReactNode, useEffect, useRef } from 'react'

/** Takes no room of its own. */
export function KeptFocus({ children }: { children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null)
  const isWithin = useRef(false)
  useEffect(() => {
    const element = place.current
    const enter = () => {
      isWithin.current = true
    }
    const leave = ({ target }: FocusEvent) => {
      // What is taken away has not been left. It says so before it is gone.
      queueMicrotask(() => {
        if ((target as Element).isConnected && target !== document.activeElement) isWithin.current = false
      })
    }
    element?.addEventListener('focusin', enter)
    element?.addEventListener('focusout', leave)
    return () => {
      element?.removeEventListener('focusin', enter)
      element?.removeEventListener('focusout', leave)
    }
  }, [])
  useEffect(() => {
    if (isWithin.current && document.activeElement === document.body)
      place.current?.querySelector('button')?.focus({ preventScroll: true })
  })
  return (
    <span ref={place} className="contents">
      {children}
    </span>
  )
}
