/** Draws when bytes of an answer arrived. */
import { type Row, silenceOf } from '@/lib/client/inspector/row'
import { shortSilence, silenceWords } from './format-bytes'

const BAR_WIDTH = 2
const MIN_BAR = 3
/** Room above the bars for the lengths of silences. */
const HEAD = 16

/** Bars for the bytes of each moment, bands for silences with their lengths if these fit, lines where calls begin. */
export function drawArrivals(canvas: HTMLCanvasElement, rows: readonly Row[], silenceMs: number): void {
  const context = canvas.getContext('2d')
  const { clientWidth: width, clientHeight: height } = canvas
  if (!context || width === 0) return
  const ratio = devicePixelRatio || 1
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  context.scale(ratio, ratio)
  // Colours from the computed style: a canvas does not know the page's CSS variables.
  const style = getComputedStyle(canvas)
  const [accent, line, quiet] = [style.color, style.borderBottomColor, style.textDecorationColor]
  const span = Math.max(rows.at(-1)?.entry.at ?? 0, 1)
  const placeOf = (time: number) => Math.round((time / span) * (width - BAR_WIDTH))

  context.font = `11px ${style.fontFamily}`
  context.textBaseline = 'top'
  for (const row of rows) {
    const { entry } = row
    const silentMs = silenceOf(row, silenceMs)
    if (silentMs === 0) continue
    const [from, to] = [placeOf(entry.at - silentMs), placeOf(entry.at)]
    context.globalAlpha = 0.6
    context.fillStyle = line
    context.fillRect(from + BAR_WIDTH, HEAD, Math.max(1, to - from - BAR_WIDTH), height - HEAD)
    context.globalAlpha = 1
    const widthOf = (words: string) => context.measureText(words).width
    const words = [silenceWords(silentMs), shortSilence(silentMs)].find((each) => widthOf(each) <= to - from - 6)
    if (words === undefined) continue
    const textWidth = widthOf(words)
    context.fillStyle = quiet
    context.fillText(words, from + (to - from - textWidth) / 2, 1)
  }

  const bytes = new Map<number, number>()
  let most = 1
  for (const { entry, ...row } of rows) {
    const x = placeOf(entry.at)
    if (entry.kind === 'call') {
      context.fillStyle = quiet
      context.fillRect(x, 0, 1, height)
    }
    if (entry.kind !== 'event') continue
    const sum = (bytes.get(x) ?? 0) + row.bytes
    bytes.set(x, sum)
    most = Math.max(most, sum)
  }
  context.fillStyle = accent
  for (const [x, sum] of bytes) {
    const bar = Math.round(MIN_BAR + Math.sqrt(sum / most) * (height - HEAD - MIN_BAR))
    context.fillRect(x, height - bar, BAR_WIDTH, bar)
  }
}
