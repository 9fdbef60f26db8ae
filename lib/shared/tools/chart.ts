/** A chart as the model describes it and the page draws it. */

/** How its values are drawn. */
export const CHART_KINDS = ['bar', 'line', 'area', 'pie', 'donut'] as const

/** More than anybody can read in one chart. */
export const CHART_LIMITS = { labels: 100, series: 8, slices: 12, title: 120, label: 60 } as const

/** One line, one colour. */
export interface ChartSeries {
  name: string
  /** One for each label; null where there is none. */
  values: Array<number | null>
}

/** The whole chart. */
export interface Chart {
  kind: (typeof CHART_KINDS)[number]
  title: string
  x_label?: string
  y_label?: string
  /** Follows each value: €, km, %. */
  unit?: string
  labels: string[]
  series: ChartSeries[]
}

/** Whether a chart is round: its values are shares of a whole. */
export const isRound = ({ kind }: Pick<Chart, 'kind'>) => kind === 'pie' || kind === 'donut'

const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max
const isOptionalText = (value: unknown) => value === undefined || isText(value, CHART_LIMITS.label)
const isValue = (value: unknown) => value === null || (typeof value === 'number' && Number.isFinite(value))

/** Reads a chart from a tool's result; undefined for anything that cannot be drawn. */
export function readChart(value: unknown): Chart | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, title, x_label, y_label, unit, labels, series } = value as Record<string, unknown>
  const isKnown = CHART_KINDS.some((known) => known === kind)
  if (!isKnown || !isText(title, CHART_LIMITS.title) || ![x_label, y_label, unit].every(isOptionalText))
    return undefined
  if (!Array.isArray(labels) || labels.length === 0 || labels.length > CHART_LIMITS.labels) return undefined
  if (!labels.every((label) => isText(label, CHART_LIMITS.label))) return undefined
  if (!Array.isArray(series) || series.length === 0 || series.length > CHART_LIMITS.series) return undefined
  const isSeries = ({ name, values }: Record<string, unknown>) =>
    isText(name, CHART_LIMITS.label) &&
    Array.isArray(values) &&
    values.length === labels.length &&
    values.every(isValue)
  if (!series.every((each) => typeof each === 'object' && each !== null && isSeries(each))) return undefined
  return value as Chart
}
