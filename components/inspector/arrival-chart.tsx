/** When bytes arrived, and when nothing did: one canvas over the whole time of the answer. */
import { memo, type PointerEvent, useEffect, useRef } from 'react'
import { formatCount, formatDuration } from '@/components/ui/format'
import { watchTheme } from '@/components/ui/use-theme'
import type { Row } from '@/lib/client/inspector/row'
import { drawArrivals } from './draw-arrivals'
import { formatBytes } from './format-bytes'
import { summarize } from './summarize'

interface ArrivalChartProps {
  /** Grows in place. */
  rows: readonly Row[]
  count: number
  /** The place that is shown, in milliseconds. */
  time: number
  onTime(time: number): void
}

/** The canvas, and a line over it at the place that is shown. A press or a drag on it goes to that time. */
export function ArrivalChart({ rows, count, time, onTime }: ArrivalChartProps) {
  const span = Math.max(rows[count - 1]?.entry.at ?? 0, 1)
  const goTo = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    if (width > 0) onTime(Math.max(0, Math.min(1, (event.clientX - left) / width)) * span)
  }
  return (
    // The slider below does the same for keys and assistive technology.
    <div
      className="relative h-16 cursor-pointer touch-pan-y"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) goTo(event)
      }}
    >
      <Canvas rows={rows} count={count} />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 w-px bg-ink"
        style={{ insetInlineStart: `${Math.min(time / span, 1) * 100}%` }}
      />
    </div>
  )
}

const Canvas = memo(function Canvas({ rows, count }: { rows: readonly Row[]; count: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const draw = () => drawArrivals(element, rows, count)
    draw()
    const resized = new ResizeObserver(draw)
    resized.observe(element)
    const unwatchTheme = watchTheme(draw)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      unwatchTheme()
      scheme.removeEventListener('change', draw)
    }
  }, [rows, count])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={wordsOf(rows)}
      className="size-full border-line border-b text-accent decoration-quiet"
    />
  )
})

function wordsOf(rows: readonly Row[]): string {
  if (rows.length === 0) return 'Nothing has arrived yet'
  const { events, bytes, durationMs, longest } = summarize(rows)
  const silence = longest ? `, longest silence ${formatDuration(longest.silentMs)} before ${longest.name}` : ''
  return `Arrivals: ${formatCount(events)} events with ${formatBytes(bytes)} in ${formatDuration(durationMs)}${silence}`
}
