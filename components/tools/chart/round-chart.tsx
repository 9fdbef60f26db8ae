/** Shares of a whole as slices, with their names, values and percentages beside them. */
import type { Chart } from '@/lib/shared/tools/chart'
import { chartSummary, valueText } from './chart-words'
import { colourOf, seriesStyle } from './series-look'

const RADIUS = 48
const HOLE = 27
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })

interface Slice {
  label: string
  value: number
  /** Shares of the circle, from 0 to 1. */
  from: number
  to: number
}

/** A pie, or with a hole a donut. */
export function RoundChart({ chart }: { chart: Chart }) {
  const { kind, labels, series, unit } = chart
  const values = labels.map((_, at) => Math.max(0, series[0]?.values[at] ?? 0))
  const sum = values.reduce((total, value) => total + value, 0)
  const slices: Slice[] = []
  for (const [at, value] of values.entries()) {
    const from = slices.at(-1)?.to ?? 0
    slices.push({ label: labels[at] ?? '', value, from, to: from + (sum === 0 ? 0 : value / sum) })
  }
  return (
    <div className="flex min-h-56 flex-wrap items-center gap-x-8 gap-y-4">
      <svg
        viewBox="-50 -50 100 100"
        role="img"
        aria-label={chartSummary(chart)}
        className="size-52 shrink-0 max-sm:mx-auto"
      >
        {slices.map(({ label, value, from, to }, at) =>
          value === 0 ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slice is known by its place
            <g key={at} className="series" style={seriesStyle(at)}>
              <path className="shape" fillRule="evenodd" d={sliceOf(from, to, kind === 'donut' ? HOLE : 0)}>
                <title>{`${label}: ${valueText(value, unit)}`}</title>
              </path>
            </g>
          ),
        )}
        {sum === 0 && <circle r={RADIUS} className="fill-none stroke-line" />}
      </svg>
      <ul className="flex min-w-48 flex-1 flex-col gap-1">
        {slices.map(({ label, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slice is known by its place
          <li key={at} className="flex items-baseline gap-2">
            <span aria-hidden className="swatch size-2.5 shrink-0 rounded-xs" style={{ background: colourOf(at) }} />
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{label}</span>
            <span className="tabular shrink-0 text-quiet">
              {`${valueText(value, unit)} · ${percent.format(sum === 0 ? 0 : value / sum)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const place = (share: number, radius: number) => {
  const angle = share * 2 * Math.PI - Math.PI / 2
  return `${(Math.cos(angle) * radius).toFixed(3)} ${(Math.sin(angle) * radius).toFixed(3)}`
}

/** The outline of a slice; a whole circle takes two halves, as an arc that ends where it begins is not drawn. */
function sliceOf(from: number, to: number, hole: number): string {
  if (to - from > 0.9999) return `${circle(RADIUS)}${hole > 0 ? circle(hole) : ''}`
  const large = to - from > 0.5 ? 1 : 0
  const outer = `M${place(from, RADIUS)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${place(to, RADIUS)}`
  return hole === 0 ? `${outer}L0 0Z` : `${outer}L${place(to, hole)}A${hole} ${hole} 0 ${large} 0 ${place(from, hole)}Z`
}

const circle = (radius: number) =>
  `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`
