'use client'
/** A box that scrolls sideways: named and reachable by keyboard, but only while there is something to scroll to. */

import { type ComponentProps, useEffect, useRef, useState } from 'react'

interface Props extends ComponentProps<'div'> {
  /** What it holds, for those who come by keyboard. */
  readonly name: string
  /** The box stands within a line's text. */
  readonly inline?: boolean
}

/** Draws a box around one child, whose size it watches. */
export function Scroller({ name, inline = false, ...props }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const { current } = box
    const child = current?.firstElementChild
    if (!current || !child || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setScrolls(current.scrollWidth > current.clientWidth))
    observer.observe(current)
    observer.observe(child)
    return () => observer.disconnect()
  }, [])
  // A group is no landmark: a page with twenty of them, all named "Code", would have none.
  const reachable = scrolls ? { role: 'group', 'aria-label': name, tabIndex: 0 } : {}
  const Box = inline ? 'span' : 'div'
  return <Box ref={box} {...props} {...reachable} />
}
