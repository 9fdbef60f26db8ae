/** Bars by day, one colour for each model, and the same figures as a table. Rendered on the server, without scripts. */
import { SeriesTable } from '@/components/ui/series-table'

/** One series of a chart: a value for each day. */
export interface Series {
  name: string
  values: readonly number[]
}

interface BarChartProps {
  title: string
  /** `2026-11-21`, from the oldest. */
  days: readonly string[]
  series: readonly Series[]
  format(value: number): string
}

/** Colour roles that are distinct in both themes; models beyond them share the last. */
const FILLS = ['fill-accent', 'fill-quiet', 'fill-warn', 'fill-ink', 'fill-stop', 'fill-line']
const fillOf = (at: number) => FILLS[Math.min(at, FILLS.length - 1)]

const WIDTH = 720
const HEIGHT = 160
const GAP = 0.25

/** A chart with its legend and its table. */
export function BarChart({ title, days, series, format }: BarChartProps) {
  const sums = days.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
  const max = Math.max(...sums, 0)
  const peak = days[sums.indexOf(max)] ?? ''
  return (
    <figure className="mt-8">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{title}</h2>
        <Legend series={series} />
      </figcaption>
      <div className="mt-3 flex justify-between text-figures text-quiet">
        <span className="tabular">{format(max)}</span>
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}, ${days.length} days. The most was ${format(max)} on ${formatDay(peak)}.`}
        className="h-40 w-full border-line border-y"
      >
        {days.map((day, at) => (
          <Bar key={day} day={day} at={at} count={days.length} {...{ series, max, format }} />
        ))}
      </svg>
      <div aria-hidden className="mt-1 flex justify-between text-figures text-quiet">
        <span>{formatDay(days[0] ?? '')}</span>
        <span>{formatDay(days.at(-1) ?? '')}</span>
      </div>
      <details className="mt-2 text-small">
        <summary className="w-fit cursor-pointer py-1 text-quiet pointer-coarse:py-3">{`${title} as a table`}</summary>
        <ChartTable {...{ title, days, series, sums, format }} />
      </details>
    </figure>
  )
}

interface BarProps extends Pick<BarChartProps, 'series' | 'format'> {
  day: string
  at: number
  count: number
  max: number
}

function Bar({ day, at, count, series, max, format }: BarProps) {
  const step = WIDTH / count
  const heights = series.map(({ values }) => {
    const value = values[at] ?? 0
    // Even the smallest value is visible.
    return value <= 0 || max <= 0 ? 0 : Math.max(1.5, (value / max) * HEIGHT)
  })
  return (
    <g>
      {series.map(({ name, values }, index) => {
        const height = heights[index] ?? 0
        if (height === 0) return null
        const top = HEIGHT - heights.slice(0, index + 1).reduce((sum, each) => sum + each, 0)
        return (
          <rect
            key={name}
            x={(at + GAP / 2) * step}
            y={Math.max(0, top)}
            width={step * (1 - GAP)}
            height={height}
            className={fillOf(index)}
          >
            <title>{`${formatDay(day)}, ${name}: ${format(values[at] ?? 0)}`}</title>
          </rect>
        )
      })}
    </g>
  )
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-quiet text-small">
      {series.map(({ name }, at) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden viewBox="0 0 10 10" className="size-2.5">
            <rect width="10" height="10" rx="2" className={fillOf(at)} />
          </svg>
          <span>{name}</span>
        </li>
      ))}
    </ul>
  )
}

interface ChartTableProps extends BarChartProps {
  sums: readonly number[]
}

function ChartTable({ title, days, series, sums, format }: ChartTableProps) {
  return (
    <SeriesTable
      caption={`${title} by day and model`}
      rowTitle="Day (UTC)"
      columns={series.map(({ name }) => name)}
      rows={days.flatMap((day, at) =>
        sums[at] ? [{ title: formatDay(day), cells: series.map(({ values }) => format(values[at] ?? 0)) }] : [],
      )}
    />
  )
}

const dayFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** `Nov 21`. */
export function formatDay(day: string): string {
  return day === '' ? '' : dayFormat.format(new Date(`${day}T00:00:00Z`))
}
