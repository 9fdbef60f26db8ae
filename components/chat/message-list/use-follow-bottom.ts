/** Keeps the end of a growing list in view, for as long as the reader stays there. */
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'

// Fractions of pixels and zoom leave small gaps at the bottom.
const NEAR_PX = 24

// A finger that rests moves a little.
const DRAG_PX = 4

/** Keys that scroll up. */
const UP_KEYS: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'Home'])

/** How far the list can be scrolled. Its change is observed only after the scroll event that it may cause. */
const roomIn = (box: HTMLElement, content: HTMLElement | null) => (content?.offsetHeight ?? 0) - box.clientHeight

/** What the list needs. */
export interface FollowBottom {
  /** Whether the reader has left the bottom. */
  isAway: boolean
  /** Whether the list has grown since the reader left. */
  hasNews: boolean
  /** Whether the list follows its bottom right now, which `isAway` tells only once it is rendered. */
  isFollowing(): boolean
  /** Goes to the bottom and follows again. */
  follow(): void
  /** Stays where the reader is from now on. */
  stay(): void
}

/**
 * Follows the bottom of `scroller` while `content` grows. The position set last tells the reader's own scrolling from
 * this hook's: anything above it is the reader's, however small. Where the list continues below what is loaded
 * (`isWhole` is false), its bottom is not followed.
 */
export function useFollowBottom(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  isWhole: boolean,
): FollowBottom {
  const [isAway, setIsAway] = useState(false)
  const [hasNews, setHasNews] = useState(false)
  const following = useRef(true)
  const written = useRef(0)
  const lastTop = useRef(0)
  const roomWhenWritten = useRef(0)
  const heightWhenLeft = useRef(0)
  const canFollow = useEffectEvent(() => isWhole)

  const setFollowing = useCallback(
    (value: boolean) => {
      if (following.current && !value) heightWhenLeft.current = content.current?.offsetHeight ?? 0
      following.current = value
      setIsAway(!value)
      if (value) setHasNews(false)
    },
    [content],
  )

  const toBottom = useCallback(() => {
    const box = scroller.current
    if (!box) return
    box.scrollTop = box.scrollHeight
    // Read back: the browser clamps and rounds.
    written.current = box.scrollTop
    // The reader may scroll up before the scroll event arrives.
    lastTop.current = written.current
    roomWhenWritten.current = roomIn(box, content.current)
  }, [scroller, content])

  useEffect(() => {
    const box = scroller.current
    const inner = content.current
    if (!box || !inner) return

    lastTop.current = box.scrollTop
    const gap = () => box.scrollHeight - box.scrollTop - box.clientHeight
    const leave = () => {
      if (following.current && box.scrollHeight > box.clientHeight + 1) setFollowing(false)
    }
    const onScroll = () => {
      const top = box.scrollTop
      const isDown = top > lastTop.current
      // Shrinking content moves the position too, to the bottom of that moment, and may have grown again since.
      const isUp = top < lastTop.current && top < written.current - 1 && gap() > 1
      const isReader = isHeld || roomIn(box, inner) === roomWhenWritten.current
      lastTop.current = top
      if (isUp && isReader) leave()
      // Only scrolling down resumes following: a slow scroll up starts near the bottom, too.
      else if (isDown && gap() <= NEAR_PX && canFollow() && !following.current) setFollowing(true)
    }
    // These stop following before the scroll that they cause, which growth could mask.
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0) leave()
    }
    const onKey = (event: KeyboardEvent) => {
      const isSpaceUp = event.key === ' ' && event.shiftKey
      if (event.target === box && (UP_KEYS.has(event.key) || isSpaceUp)) leave()
    }
    // Dragging the scrollbar presses the mouse on the list itself.
    let isHeld = false
    const onPress = () => {
      isHeld = true
    }
    const onRelease = () => {
      isHeld = false
    }
    let touchedAt: number | undefined
    const onTouchStart = (event: TouchEvent) => {
      touchedAt = event.touches[0]?.clientY
    }
    const onTouchMove = (event: TouchEvent) => {
      const y = event.touches[0]?.clientY
      if (touchedAt !== undefined && y !== undefined && y > touchedAt + DRAG_PX) leave()
    }
    // The reader may have scrolled up between the first jump to the bottom and this effect.
    if (box.scrollTop < written.current - 1 && gap() > 1) leave()
    const grown = new ResizeObserver(() => {
      if (following.current) toBottom()
      else if (inner.offsetHeight > heightWhenLeft.current + 1) setHasNews(true)
    })
    grown.observe(inner)
    grown.observe(box)
    const passive = { passive: true }
    box.addEventListener('scroll', onScroll, passive)
    box.addEventListener('wheel', onWheel, passive)
    box.addEventListener('keydown', onKey)
    box.addEventListener('mousedown', onPress)
    window.addEventListener('mouseup', onRelease)
    box.addEventListener('touchstart', onTouchStart, passive)
    box.addEventListener('touchmove', onTouchMove, passive)
    return () => {
      grown.disconnect()
      box.removeEventListener('scroll', onScroll)
      box.removeEventListener('wheel', onWheel)
      box.removeEventListener('keydown', onKey)
      box.removeEventListener('mousedown', onPress)
      window.removeEventListener('mouseup', onRelease)
      box.removeEventListener('touchstart', onTouchStart)
      box.removeEventListener('touchmove', onTouchMove)
    }
  }, [scroller, content, setFollowing, toBottom])

  const follow = useCallback(() => {
    setFollowing(true)
    toBottom()
  }, [setFollowing, toBottom])

  const stay = useCallback(() => setFollowing(false), [setFollowing])
  const isFollowing = useCallback(() => following.current, [])

  useEffect(() => {
    if (!isWhole) stay()
  }, [isWhole, stay])

  return { isAway, hasNews, isFollowing, follow, stay }
}
