/** A box that scrolls: named and reachable by keyboard, but only while there is something to scroll to. */

import { type ComponentProps, useEffect, useRef, useState } from 'react'

interface Props extends ComponentProps<'div'> {
  /** What it holds, for those who come by keyboard. */
  readonly name: string
  /** The box stands within a line's text. */
  readonly inline?: boolean
  /** It scrolls up and down, and not sideways. */
  readonly vertical?: boolean
}

/** Renders a box around one child, whose size it watches. */
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
    // A font that arrives widens what is in the child, and not the child.
    document.fonts?.addEventListener('loadingdone', look)
    return () => {
      observer.disconnect()
      document.fonts?.removeEventListener('loadingdone', look)
    }
  }, [vertical])
  // A group is no landmark: a page with twenty of them, all named "Code", would have none.
  const reachable = scrolls ? { role: 'group', 'aria-label': name, tabIndex: 0 } : {}
  const Box = inline ? 'span' : 'div'
  return <Box ref={box} {...props} {...reachable} />
}
