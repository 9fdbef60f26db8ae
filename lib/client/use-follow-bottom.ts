/** Keeps the end of a growing list in view, for as long as the reader stays there. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

// Fractions of pixels and zoom leave small gaps at the bottom.
const NEAR_PX = 24

/** What the list needs. */
export interface FollowBottom {
  /** Whether the reader has left the bottom. */
  isAway: boolean
  /** Goes to the bottom and follows again. */
  follow(): void
}

/**
 * Follows the bottom of `scroller` while `content` grows. A reader's own scrolling is told from this hook's by the
 * position that was written last: whatever lies above it is the reader's, however small.
 */
export function useFollowBottom(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): FollowBottom {
  const [isAway, setIsAway] = useState(false)
  const following = useRef(true)
  const written = useRef(0)

  const setFollowing = useCallback((value: boolean) => {
    following.current = value
    setIsAway(!value)
  }, [])

  const toBottom = useCallback(() => {
    const box = scroller.current
    if (!box) return
    box.scrollTop = box.scrollHeight
    // Read back: the browser clamps and rounds.
    written.current = box.scrollTop
  }, [scroller])

  useEffect(() => {
    const box = scroller.current
    const inner = content.current
    if (!box || !inner) return

    let lastTop = box.scrollTop
    const onScroll = () => {
      const top = box.scrollTop
      const isDown = top > lastTop
      const isUp = top < lastTop && top < written.current - 1
      lastTop = top
      const atBottom = box.scrollHeight - top - box.clientHeight <= NEAR_PX
      if (isUp && following.current && !atBottom) setFollowing(false)
      // Only the reader's own way down ends at the bottom again: a slow wheel tick up begins near it, too.
      else if (isDown && atBottom && !following.current) setFollowing(true)
    }
    // A wheel tick up stops the following before the scroll it causes, which growth could swallow.
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0 && box.scrollHeight > box.clientHeight) setFollowing(false)
    }
    const grown = new ResizeObserver(() => {
      if (following.current) toBottom()
    })
    grown.observe(inner)
    grown.observe(box)
    box.addEventListener('scroll', onScroll, { passive: true })
    box.addEventListener('wheel', onWheel, { passive: true })
    return () => {
      grown.disconnect()
      box.removeEventListener('scroll', onScroll)
      box.removeEventListener('wheel', onWheel)
    }
  }, [scroller, content, setFollowing, toBottom])

  const follow = useCallback(() => {
    setFollowing(true)
    toBottom()
  }, [setFollowing, toBottom])

  return { isAway, follow }
}
