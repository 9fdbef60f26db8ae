/** A chart with its title, legend and table. */
import { Copy } from 'lucide-react'
import { copyText } from '@/components/markdown/copy/copy-text'
import { useCopy } from '@/components/markdown/copy/use-copy'
import { SeriesTable } from '@/components/ui/series-table'
import { TextButton } from '@/components/ui/text-button'
import { type Chart, isRound } from '@/lib/shared/tools/chart'
import { AxisChart } from './axis-chart'
import { chartCells, valueText } from './chart-words'
import { RoundChart } from './round-chart'
import { colourOf } from './series-look'

/** The figure. */
export function ChartBox({ chart }: { chart: Chart }) {
  return (
    <figure className="chart mt-3 flex flex-col gap-3 border-line border-t pt-3">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-semibold text-[0.9375rem] [overflow-wrap:anywhere]">{chart.title}</span>
        {!isRound(chart) && chart.series.length > 1 && <Legend chart={chart} />}
      </figcaption>
      {isRound(chart) ? <RoundChart chart={chart} /> : <AxisChart chart={chart} />}
      <details>
        <summary className="w-fit cursor-pointer py-1 text-quiet hover:text-ink pointer-coarse:py-3">
          Show table
        </summary>
        <ChartTable chart={chart} />
      </details>
    </figure>
  )
}

/** Reserves the space of a chart that is on its way, so that nothing moves when it comes. */
export function ChartRoom() {
  return (
    <div aria-hidden className="mt-3 flex flex-col gap-3 border-line border-t pt-3">
      <div className="h-5" />
      <div className="h-[15.5rem] rounded-lg bg-tint motion-safe:animate-pulse" />
      <div className="h-7 pointer-coarse:h-11" />
    </div>
  )
}

function Legend({ chart: { series } }: { chart: Chart }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-quiet">
      {series.map(({ name }, at) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className="swatch size-2.5 rounded-xs" style={{ background: colourOf(at) }} />
          <span>{name}</span>
        </li>
      ))}
    </ul>
  )
}

function ChartTable({ chart }: { chart: Chart }) {
  const { title, x_label, labels, series, unit } = chart
  const [copied, copy] = useCopy(() => copyText(chartCells(chart)))
  return (
    <>
      <SeriesTable
        caption={title}
        rowTitle={x_label ?? 'Label'}
        columns={series.map(({ name }) => name)}
        rows={labels.map((label, at) => ({
          title: label,
          cells: series.map(({ values }) => valueText(values[at], unit)),
        }))}
      />
      <TextButton kind="quiet" className="-ml-3 mt-1" icon={<Copy size={14} aria-hidden />} onClick={copy}>
        <span aria-live="polite">
          {copied === 'copied' ? 'Copied' : copied === 'failed' ? 'Not copied' : 'Copy table'}
        </span>
      </TextButton>
    </>
  )
}
