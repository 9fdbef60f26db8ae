/** A chart in words, for screen readers, and as tab-separated text, for the clipboard. */
import type { Chart, ChartSeries } from '@/lib/shared/tools/chart'

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 })

/** `1,234.5 km`; a dash where there is no value. */
export function valueText(value: number | null | undefined, unit: string | undefined): string {
  if (value === null || value === undefined) return '–'
  return `${plain.format(value)}${unitText(unit)}`
}

/** `1.2M` beside an axis. */
export function markText(value: number, unit: string | undefined): string {
  return `${Math.abs(value) >= 100_000 ? short.format(value) : plain.format(value)}${unitText(unit)}`
}

// Symbols are set close, words are not.
const unitText = (unit = '') => (unit === '' ? '' : /^[%°€$£¥]/.test(unit) ? `\u202f${unit}` : `\u00a0${unit}`)

const KINDS: Record<Chart['kind'], string> = {
  bar: 'Bar chart',
  line: 'Line chart',
  area: 'Area chart',
  pie: 'Pie chart',
  donut: 'Donut chart',
}

// More would be tedious to listen to.
const MAX_SPOKEN = 4

/** What the picture shows, in a few sentences. */
export function chartSummary(chart: Chart): string {
  const { kind, title, labels, series } = chart
  const count = `${labels.length} ${labels.length === 1 ? 'value' : 'values'}`
  const spoken = series.slice(0, MAX_SPOKEN).map((each) => seriesSummary(chart, each))
  const rest = series.length - spoken.length
  return [
    `${title}.`,
    `${KINDS[kind]}, ${count}${series.length > 1 ? ` in each of ${series.length} series` : ''}.`,
    ...spoken,
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ].join(' ')
}

function seriesSummary({ labels, unit }: Chart, { name, values }: ChartSeries): string {
  const present = values.flatMap((value, at) => (value === null ? [] : [{ value, label: labels[at] ?? '' }]))
  const [first] = present
  if (!first) return `${name}: no values.`
  const lowest = present.reduce((best, each) => (each.value < best.value ? each : best))
  const highest = present.reduce((best, each) => (each.value > best.value ? each : best))
  if (lowest.value === highest.value) return `${name}: ${valueText(highest.value, unit)} throughout.`
  return `${name}: from ${valueText(lowest.value, unit)} (${lowest.label}) to ${valueText(highest.value, unit)} (${highest.label}).`
}

/** The values as tab-separated lines, as spreadsheets accept them. */
export function chartCells({ x_label, labels, series }: Chart): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  const head = [x_label ?? '', ...series.map(({ name }) => name)]
  const rows = labels.map((label, at) => [label, ...series.map(({ values }) => String(values[at] ?? ''))])
  return [head, ...rows].map((cells) => cells.map(clean).join('\t')).join('\n')
}
