/** The upper or lower edge of what is loaded of a chat: coming near it loads more. */
import { LoaderCircle } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'

interface PageEdgeProps {
  scroller: RefObject<HTMLElement | null>
  words: string
  onNear(): void
}

// So early that a reader who scrolls steadily seldom meets the edge.
const NEAR = '1500px 0px'

/** Says that there is more, for as long as it is on its way. */
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
      <span className="hidden print:inline">There is more of this chat: print it whole by Export in the app.</span>
    </p>
  )
}
