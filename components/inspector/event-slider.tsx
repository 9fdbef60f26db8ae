/**
 * The place in a timeline. Keys and assistive technology move it row by row, so its values are rows. It is drawn at the
 * row's time, below the same time of the chart, and a pointer moves it by time.
 */
import { type PointerEvent, useRef } from 'react'
import { pointerShare } from './pointer-share'

interface EventSliderProps {
  /** How many rows have happened. */
  position: number
  count: number
  /** Where the time of that place is between the beginning and the end: 0 to 1. */
  share: number
  words: string
  onPosition(position: number): void
  onShare(share: number): void
}

/** A slider under a chart of the same width. */
export function EventSlider({ position, count, share, words, onPosition, onShare }: EventSliderProps) {
  const isHeld = useRef(false)
  const goTo = (event: PointerEvent<HTMLElement>) => {
    const to = pointerShare(event)
    if (to !== undefined) onShare(to)
  }
  const release = () => {
    isHeld.current = false
  }
  const place = `${share * 100}%`
  return (
    <div className="relative h-8 pointer-coarse:h-11">
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={words}
        min={0}
        max={Math.max(1, count)}
        value={position}
        onChange={(event) => {
          // Under a pointer the browser's own value is a share of the rows, not of the time.
          if (!isHeld.current) onPosition(Number(event.target.value))
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          isHeld.current = true
          goTo(event)
        }}
        onPointerMove={(event) => {
          if (isHeld.current) goTo(event)
        }}
        onPointerUp={release}
        onPointerCancel={release}
        onLostPointerCapture={release}
        onBlur={release}
        className="peer absolute inset-0 size-full cursor-pointer touch-pan-y opacity-0"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 overflow-hidden rounded-full border border-line bg-tint"
      >
        <span className="block h-full bg-accent" style={{ width: place }} />
      </span>
      <span
        aria-hidden
        className="pointer-events-none absolute top-1/2 size-4 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-raised bg-accent outline-2 outline-transparent outline-offset-2 peer-focus-visible:outline-accent"
        style={{ left: place }}
      />
    </div>
  )
}
