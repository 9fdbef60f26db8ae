/** Bars, lines and areas over an axis of labels. The shapes stretch with the page; the text does not. */
import type { Chart } from '@/lib/shared/tools/chart'
import { chartSummary, markText, valueText } from './chart-words'
import { heightOf, labelStep, type Scale, scaleOf } from './scale'
import { dashOf, seriesStyle } from './series-look'

const WIDTH = 1_000
const HEIGHT = 500
const BAR_ROOM = 0.72
const MAX_LABELS = 12
const MAX_LABELS_ON_PHONES = 5

/** A chart with its two axes. */
export function AxisChart({ chart }: { chart: Chart }) {
  const { labels, series, unit, x_label, y_label } = chart
  const scale = scaleOf(series.flatMap(({ values }) => values.filter((value) => value !== null)))
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      {y_label && <p className="col-span-2 mb-1 truncate text-figures text-quiet">{y_label}</p>}
      <div aria-hidden className="tabular relative h-56 text-figures text-quiet">
        {/* The widest mark sets the column's width. */}
        {scale.marks.map((mark) => (
          <span key={mark} className="invisible block h-0 overflow-hidden">
            {markText(mark, unit)}
          </span>
        ))}
        {scale.marks.map((mark) => (
          <span
            key={mark}
            className="absolute right-0 -translate-y-1/2 whitespace-nowrap"
            style={{ top: `${100 - heightOf(scale, mark) * 100}%` }}
          >
            {markText(mark, unit)}
          </span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={chartSummary(chart)}
        className="h-56 w-full overflow-visible"
      >
        {scale.marks.map((mark) => (
          <line key={mark} className="grid" x1={0} x2={WIDTH} y1={yOf(scale, mark)} y2={yOf(scale, mark)} />
        ))}
        {chart.kind === 'bar' ? <Bars chart={chart} scale={scale} /> : <Lines chart={chart} scale={scale} />}
        <line className="zero" x1={0} x2={WIDTH} y1={yOf(scale, 0)} y2={yOf(scale, 0)} />
      </svg>
      <Labels labels={labels} isBar={chart.kind === 'bar'} />
      {x_label && <p className="col-start-2 truncate text-center text-figures text-quiet">{x_label}</p>}
    </div>
  )
}

const yOf = (scale: Scale, value: number) => (1 - heightOf(scale, value)) * HEIGHT

interface ShapesProps {
  chart: Chart
  scale: Scale
}

function Bars({ chart: { labels, series, unit }, scale }: ShapesProps) {
  const step = WIDTH / labels.length
  const width = (step * BAR_ROOM) / series.length
  return series.map(({ name, values }, index) => (
    <g key={name} className="series" style={seriesStyle(index)}>
      {values.map((value, at) => {
        if (value === null) return null
        const [zero, end] = [yOf(scale, 0), yOf(scale, value)]
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is known by its place
            key={at}
            className="shape"
            x={at * step + (step * (1 - BAR_ROOM)) / 2 + index * width}
            y={Math.min(zero, end)}
            width={width}
            // Even the smallest value is visible.
            height={value === 0 ? 0 : Math.max(2, Math.abs(zero - end))}
          >
            <title>{`${labels[at]}, ${name}: ${valueText(value, unit)}`}</title>
          </rect>
        )
      })}
    </g>
  ))
}

function Lines({ chart: { kind, labels, series, unit }, scale }: ShapesProps) {
  const xOf = (at: number) => (labels.length === 1 ? WIDTH / 2 : (at / (labels.length - 1)) * WIDTH)
  return series.map(({ name, values }, index) => (
    <g key={name} className="series" style={seriesStyle(index)}>
      {runsOf(values).map(({ from, run }) => {
        const points = run.map((value, at) => `${xOf(from + at)},${yOf(scale, value)}`)
        const [first, last] = [xOf(from), xOf(from + run.length - 1)]
        return (
          <g key={from}>
            {kind === 'area' && (
              <polygon
                className="under"
                points={`${first},${yOf(scale, 0)} ${points.join(' ')} ${last},${yOf(scale, 0)}`}
              />
            )}
            <polyline className="stroke" strokeDasharray={dashOf(index)} points={points.join(' ')} />
          </g>
        )
      })}
      {values.map((value, at) =>
        value === null ? null : (
          // A line without length: its round caps make a dot that stretching does not distort.
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is known by its place
            key={at}
            className="point"
            d={`M${xOf(at)} ${yOf(scale, value)}h0.01`}
          >
            <title>{`${labels[at]}, ${name}: ${valueText(value, unit)}`}</title>
          </path>
        ),
      )}
    </g>
  ))
}

/** The pieces of a line between the places without a value. */
function runsOf(values: ReadonlyArray<number | null>): Array<{ from: number; run: number[] }> {
  const runs: Array<{ from: number; run: number[] }> = []
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    const last = runs.at(-1)
    if (last && last.from + last.run.length === at) last.run.push(value)
    else runs.push({ from: at, run: [value] })
  }
  return runs
}

/** The labels below the axis; of many, every nth. */
function Labels({ labels, isBar }: { labels: readonly string[]; isBar: boolean }) {
  const step = labelStep(labels.length, MAX_LABELS)
  const shown = labels.flatMap((label, at) => (at % step === 0 ? [{ label, at }] : []))
  const isSingle = labels.length === 1
  const stepOnPhones = step * labelStep(shown.length, MAX_LABELS_ON_PHONES)
  const room = (every: number) => `${100 / Math.ceil(labels.length / every)}%`
  const rooms = Object.fromEntries([
    ['--room', room(step)],
    ['--room-on-phones', room(stepOnPhones)],
  ])
  return (
    <div aria-hidden style={rooms} className="relative col-start-2 mt-1 h-5 text-figures text-quiet">
      {shown.map(({ label, at }) => {
        const share = isBar || isSingle ? (at + 0.5) / labels.length : at / (labels.length - 1)
        // The outermost labels stay within the edges.
        const isFirst = !isBar && !isSingle && at === 0
        const isLast = !isBar && !isSingle && at === labels.length - 1
        const shift = isFirst ? '' : isLast ? '-translate-x-full text-right' : '-translate-x-1/2 text-center'
        return (
          <span
            key={at}
            title={label}
            className={`absolute max-w-(--room) truncate px-0.5 max-sm:max-w-(--room-on-phones) ${shift} ${at % stepOnPhones === 0 ? '' : 'max-sm:hidden'}`}
            style={{ left: `${share * 100}%` }}
          >
            {label}
          </span>
        )
      })}
    </div>
  )
}
