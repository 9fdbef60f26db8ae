/** A scroll container: named and focusable, but only while it overflows. */

import { type ComponentProps, useEffect, useRef, useState } from 'react'

interface Props extends ComponentProps<'div'> {
  /** The accessible name. */
  readonly name: string
  /** The box is inline. */
  readonly inline?: boolean
  /** It scrolls vertically, not horizontally. */
  readonly vertical?: boolean
}

/** A box around one child, whose size it observes. */
export function Scroller({ name, inline = false, vertical = false, ...props }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const { current } = box
    const child = current?.firstElementChild
    if (!current || !child || typeof ResizeObserver === 'undefined') return
    const look = () =>
      setScrolls(vertical ? current.scrollHeight > current.clientHeight : current.scrollWidth > current.clientWidth)
    const observer = new ResizeObserver(look)
    observer.observe(current)
    observer.observe(child)
    // A loaded font widens the child's content, not the child.
    document.fonts?.addEventListener('loadingdone', look)
    return () => {
      observer.disconnect()
      document.fonts?.removeEventListener('loadingdone', look)
    }
  }, [vertical])
  // A group and not a region: twenty landmarks named "Code" would be useless.
  const reachable = scrolls ? { role: 'group', 'aria-label': name, tabIndex: 0 } : {}
  const Box = inline ? 'span' : 'div'
  return <Box ref={box} {...props} {...reachable} />
}
