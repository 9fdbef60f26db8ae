/** Places for one button at a time: the one that replaces another that was pressed has the focus as well. */
import { createContext, type ReactNode, type RefObject, use, useEffect, useLayoutEffect, useRef } from 'react'

/** Whether one of the places has the focus, or had it when its button was taken away. */
const Within = createContext<RefObject<boolean> | undefined>(undefined)

/** Joins the places of a screen: a button may also be replaced by one that stands elsewhere. */
export function KeptFocusScope({ children }: { children: ReactNode }) {
  return <Within value={useRef(false)}>{children}</Within>
}

/** A place. It takes no room of its own. */
export function KeptFocus({ children }: { children: ReactNode }) {
  const place = useRef<HTMLSpanElement>(null)
  const own = useRef(false)
  const isWithin = use(Within) ?? own
  // Before anybody can press it.
  useLayoutEffect(() => {
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
  }, [isWithin])
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
