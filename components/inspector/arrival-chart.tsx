/** When bytes arrived and when none did: a canvas over the whole time of the answer, with times under it. */
import { memo, type PointerEvent, useEffect, useRef } from 'react'
import { formatCount, formatDuration } from '@/components/ui/format'
import { watchTheme } from '@/components/ui/use-theme'
import type { Row } from '@/lib/client/inspector/row'
import { timeTicks } from '@/lib/client/inspector/time-ticks'
import { drawArrivals } from './draw-arrivals'
import { formatBytes } from './format-bytes'
import { pointerShare } from './pointer-share'
import type { Summary } from './summarize'

interface ChartData {
  /** Grows in place. */
  rows: readonly Row[]
  silenceMs: number
  /** Of these rows: another one when there are more. */
  summary: Summary
}

interface ArrivalChartProps extends ChartData {
  /** How long the answer took, in milliseconds. */
  span: number
  /** The place that is shown: 0 to 1. */
  share: number
  onShare(share: number): void
}

/** The canvas, and a line over it at the place that is shown. A press or a drag on it goes to that time. */
export function ArrivalChart({ rows, silenceMs, summary, span, share, onShare }: ArrivalChartProps) {
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
        <Canvas rows={rows} silenceMs={silenceMs} summary={summary} />
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

/** Drawn anew when there are more rows, and when its size or its colours change. */
const Canvas = memo(function Canvas({ rows, silenceMs, summary }: ChartData) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = useRef(() => {})
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows grow in place, and their summary says when
  useEffect(() => {
    draw.current = () => canvas.current && drawArrivals(canvas.current, rows, silenceMs)
    draw.current()
  }, [rows, silenceMs, summary])
  useEffect(() => {
    if (!canvas.current) return
    const drawAgain = () => draw.current()
    const resized = new ResizeObserver(drawAgain)
    resized.observe(canvas.current)
    const unwatchTheme = watchTheme(drawAgain)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', drawAgain)
    return () => {
      resized.disconnect()
      unwatchTheme()
      scheme.removeEventListener('change', drawAgain)
    }
  }, [])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={wordsOf(summary, rows.length)}
      className="size-full border-line border-b text-accent decoration-quiet"
    />
  )
})

function wordsOf({ events, bytes, durationMs, longest }: Summary, count: number): string {
  if (count === 0) return 'Nothing has arrived yet'
  const silence = longest ? `, longest silence ${formatDuration(longest.pauseMs)} before ${longest.name}` : ''
  return `Arrivals: ${formatCount(events)} events with ${formatBytes(bytes)} in ${formatDuration(durationMs)}${silence}`
}
