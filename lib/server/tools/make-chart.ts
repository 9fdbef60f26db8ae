/** Tool `make_chart`: checks the data of a chart, which the page then draws. */
import { z } from 'zod'
import { CHART_KINDS, CHART_LIMITS, type Chart, isRound } from '@/lib/shared/tools/chart'
import { MAKE_CHART } from '@/lib/shared/tools/tools'
import { defineTool, ToolInputError } from './tool'

const label = z.string().trim().max(CHART_LIMITS.label)
const value = z.number().min(-1e15).max(1e15).nullable()

export const makeChart = defineTool({
  name: MAKE_CHART,
  description:
    'Shows a chart in the conversation, with a table of its values. Use it when a picture says more than a list of numbers. ' +
    'bar, line and area take one or more series; pie and donut take exactly one, of values that are not negative. Do not repeat the values in your text.',
  input: z.object({
    kind: z.enum(CHART_KINDS),
    title: z.string().trim().min(1).max(CHART_LIMITS.title),
    x_label: label.optional().describe('what the labels are, for example Month'),
    y_label: label.optional().describe('what the values are, for example Revenue'),
    unit: z.string().trim().max(10).optional().describe('stands behind each value, for example € or km'),
    labels: z.array(label.min(1)).min(1).max(CHART_LIMITS.labels).describe('one for each value, in order'),
    series: z
      .array(z.object({ name: label.min(1), values: z.array(value).min(1).max(CHART_LIMITS.labels) }))
      .min(1)
      .max(CHART_LIMITS.series),
  }),
  run(chart) {
    checkTogether(chart)
    return chart
  },
})

/** Rules across fields. */
function checkTogether(chart: Chart) {
  const { kind, labels, series } = chart
  for (const { name, values } of series) {
    if (values.length !== labels.length) {
      throw new ToolInputError(`There are ${labels.length} labels, but “${name}” has ${values.length} values`)
    }
  }
  if (new Set(series.map(({ name }) => name)).size < series.length) {
    throw new ToolInputError('Two series have the same name')
  }
  if (!isRound(chart)) return
  if (series.length > 1) throw new ToolInputError(`A ${kind} chart has one series only`)
  if (labels.length > CHART_LIMITS.slices) {
    throw new ToolInputError(`A ${kind} chart has at most ${CHART_LIMITS.slices} slices: put the small ones together`)
  }
  const values = series[0]?.values ?? []
  if (values.some((each) => each === null || each < 0)) {
    throw new ToolInputError(`A ${kind} chart needs values that are not negative`)
  }
  if (values.every((each) => each === 0)) throw new ToolInputError(`The values of a ${kind} chart are all zero`)
}
