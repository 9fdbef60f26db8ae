/** When bytes arrived, and when nothing did: one canvas over the whole time of the answer, and times under it. */
import { memo, type PointerEvent, useEffect, useRef } from 'react'
import { formatCount, formatDuration } from '@/components/ui/format'
import { watchTheme } from '@/components/ui/use-theme'
import type { Row } from '@/lib/client/inspector/row'
import { timeTicks } from '@/lib/client/inspector/time-ticks'
import { drawArrivals } from './draw-arrivals'
import { formatBytes } from './format-bytes'
import { pointerShare } from './pointer-share'
import { summarize } from './summarize'

interface ArrivalChartProps {
  /** Grows in place. */
  rows: readonly Row[]
  count: number
  silenceMs: number
  /** How long the answer took, in milliseconds. */
  span: number
  /** The place that is shown: 0 to 1. */
  share: number
  onShare(share: number): void
}

/** The canvas, and a line over it at the place that is shown. A press or a drag on it goes to that time. */
export function ArrivalChart({ rows, count, silenceMs, span, share, onShare }: ArrivalChartProps) {
  const goTo = (event: PointerEvent<HTMLElement>) => {
    const to = pointerShare(event)
    if (to !== undefined) onShare(to)
  }
  return (
    // The slider below does the same for keys and assistive technology.
    <div
      className="relative cursor-pointer touch-pan-y"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) goTo(event)
      }}
    >
      <div className="h-16">
        <Canvas rows={rows} count={count} silenceMs={silenceMs} />
      </div>
      <Ticks span={span} />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 w-px bg-ink"
        style={{ left: `${share * 100}%` }}
      />
    </div>
  )
}

/** Round times under the chart. */
const Ticks = memo(function Ticks({ span }: { span: number }) {
  return (
    <div aria-hidden className="tabular relative h-4 select-none text-quiet text-figures leading-4">
      {timeTicks(span).map(({ at, words }) => (
        <span
          key={at}
          className="absolute top-0 whitespace-nowrap border-line border-l pl-1"
          style={{ left: `${(at / span) * 100}%` }}
        >
          {words}
        </span>
      ))}
    </div>
  )
})

const Canvas = memo(function Canvas({
  rows,
  count,
  silenceMs,
}: Pick<ArrivalChartProps, 'rows' | 'count' | 'silenceMs'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows grow in place, and their number says when
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const draw = () => drawArrivals(element, rows, silenceMs)
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
  }, [rows, count, silenceMs])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={wordsOf(rows, silenceMs)}
      className="size-full border-line border-b text-accent decoration-quiet"
    />
  )
})

function wordsOf(rows: readonly Row[], silenceMs: number): string {
  if (rows.length === 0) return 'Nothing has arrived yet'
  const { events, bytes, durationMs, longest } = summarize(rows, silenceMs)
  const silence = longest ? `, longest silence ${formatDuration(longest.pauseMs)} before ${longest.name}` : ''
  return `Arrivals: ${formatCount(events)} events with ${formatBytes(bytes)} in ${formatDuration(durationMs)}${silence}`
}
