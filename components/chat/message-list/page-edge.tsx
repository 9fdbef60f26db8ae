/** The upper or lower edge of the loaded part of a chat: coming near it loads more. */
import { LoaderCircle } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'

interface PageEdgeProps {
  scroller: RefObject<HTMLElement | null>
  words: string
  onNear(): void
}

// Early enough that a reader who scrolls steadily seldom reaches the edge.
const NEAR = '1500px 0px'

/** Says that more is loading. */
export function PageEdge({ scroller, words, onNear }: PageEdgeProps) {
  const edge = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (!edge.current) return
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onNear(), {
      root: scroller.current,
      rootMargin: NEAR,
    })
    observer.observe(edge.current)
    return () => observer.disconnect()
  }, [scroller, onNear])
  return (
    <p ref={edge} className="flex h-11 items-center justify-center gap-2 text-quiet text-small">
      <LoaderCircle size={16} aria-hidden className="motion-safe:animate-spin print:hidden" />
      <span className="print:hidden">{words}</span>
      <span className="hidden print:inline">There is more of this chat: use Export in the app to print all of it.</span>
    </p>
  )
}
