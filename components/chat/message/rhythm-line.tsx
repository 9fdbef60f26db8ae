/**
 * The rhythm line: a timeline under an answer on which every arrival leaves a mark in proportion to its size, so that
 * waits, steady flow, bursts and stalls are visible.
 */
import { useEffect, useRef } from 'react'
import { formatDuration } from '@/components/ui/format'
import { watchTheme } from '@/components/ui/use-theme'
import { type Arrivals, summarize } from '@/lib/client/store/arrivals'

const HEIGHT = 18
/** A growing line initially spans this much time, and doubles whenever it is full. */
const INITIAL_SPAN_MS = 8_000
/** An arrival of this many characters has a mark of full height. */
const FULL_MARK = 240
const MARK_WIDTH = 2
/** Arrivals closer together than this are one flow: the line between their marks is coloured. */
const FLOW_MS = 500

interface RhythmLineProps {
  arrivals: Arrivals
  /** Changes when something arrived. */
  revision: number
  isRunning: boolean
  /** Reading of performance.now() when the question was sent. */
  askedAt: number | undefined
}

/** Drawn on a canvas, with a description in words. */
export function RhythmLine({ arrivals, revision, isRunning, askedAt }: RhythmLineProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const canvasState = useRef<CanvasState | undefined>(undefined)
  const summary = isRunning ? undefined : summarize(arrivals)

  // biome-ignore lint/correctness/useExhaustiveDependencies: arrivals grow in place, and revision says when
  useEffect(() => {
    if (canvas.current) canvasState.current = render(canvas.current, arrivals, isRunning, askedAt, canvasState.current)
  }, [revision, isRunning, arrivals, askedAt])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const rerender = () => {
      canvasState.current = render(element, arrivals, isRunning, askedAt, undefined)
    }
    const resized = new ResizeObserver(rerender)
    resized.observe(element)
    const unwatchTheme = watchTheme(rerender)
    return () => {
      resized.disconnect()
      unwatchTheme()
    }
  }, [arrivals, isRunning, askedAt])

  // The arrivals of an answer that another page asked for are unknown: the bare line keeps the space.
  if (!isRunning && !summary) return <div aria-hidden className="h-[18px] border-line border-b" />
  const words = summary
    ? `Rhythm of the answer: first text after ${formatDuration(summary.firstMs)}, longest pause ${formatDuration(summary.longestPauseMs)}, last text after ${formatDuration(summary.lastMs)}`
    : 'Rhythm of the answer so far'
  const look = isRunning ? 'text-accent' : 'text-quiet'
  return <canvas ref={canvas} role="img" aria-label={words} className={`h-[18px] w-full border-line ${look}`} />
}

interface CanvasState {
  /** Arrivals on the canvas already. */
  count: number
  spanMs: number
  width: number
  thinned: number
  isRunning: boolean
}

/** Adds what is new to the canvas, or starts over when the scale has changed. */
function render(
  canvas: HTMLCanvasElement,
  arrivals: Arrivals,
  isRunning: boolean,
  askedAt: number | undefined,
  before: CanvasState | undefined,
): CanvasState | undefined {
  const context = canvas.getContext('2d')
  const width = canvas.clientWidth
  if (!context || width === 0) return undefined
  const { times, sizes, thinned } = arrivals
  const now = isRunning && askedAt !== undefined ? performance.now() - askedAt : (times.at(-1) ?? 0)
  let spanMs = isRunning ? INITIAL_SPAN_MS : Math.max(now, 1)
  while (spanMs < now) spanMs *= 2
  const goesOn =
    before?.spanMs === spanMs && before.width === width && before.thinned === thinned && before.isRunning === isRunning
  // Colours from the computed style: a canvas does not know the page's CSS variables.
  const style = getComputedStyle(canvas)
  if (!goesOn) {
    const ratio = devicePixelRatio || 1
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(HEIGHT * ratio)
    context.scale(ratio, ratio)
    context.fillStyle = style.borderTopColor
    context.fillRect(0, HEIGHT - 1, width, 1)
  }
  context.fillStyle = style.color
  const placeOf = (time: number) => Math.round((time / spanMs) * (width - MARK_WIDTH))
  for (let at = goesOn ? before.count : 0; at < times.length; at += 1) {
    const time = times[at] ?? 0
    const x = placeOf(time)
    const last = times[at - 1]
    if (last !== undefined && time - last < FLOW_MS) {
      context.globalAlpha = 0.4
      context.fillRect(placeOf(last), HEIGHT - 1, x - placeOf(last), 1)
      context.globalAlpha = 1
    }
    const height = Math.round(3 + Math.sqrt(Math.min((sizes[at] ?? 0) / FULL_MARK, 1)) * (HEIGHT - 3))
    context.fillRect(x, HEIGHT - height, MARK_WIDTH, height)
  }
  return { count: times.length, spanMs, width, thinned, isRunning }
}
