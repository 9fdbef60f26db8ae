import { expect, test } from 'vitest'
import { readChart } from '@/lib/shared/tools/chart'
import { makeChart } from './make-chart'
import type { ToolContext } from './tool'

const CHART = {
  kind: 'bar',
  title: 'Rain',
  unit: 'mm',
  labels: ['May', 'June'],
  series: [{ name: 'Rome', values: [33, -2.5] }],
}
const PIE = { ...CHART, kind: 'pie', series: [{ name: 'Rome', values: [3, 1] }] }
const make = (input: object) => makeChart.run(input, {} as ToolContext)

test('the chart comes back as specified, and the page can draw it', async () => {
  const chart = await make(CHART)
  expect(chart).toEqual(CHART)
  expect(readChart(JSON.parse(JSON.stringify(chart)))).toEqual(CHART)
  expect(readChart(await make(PIE))).toEqual(PIE)
  const withGap = { ...CHART, kind: 'line', series: [{ name: 'Rome', values: [null, 4] }] }
  expect(readChart(await make(withGap))).toEqual(withGap)
})

test.each([
  [{ ...CHART, kind: 'radar' }, 'kind'],
  [{ ...CHART, title: '' }, 'title'],
  [{ ...CHART, labels: [] }, 'labels'],
  [{ ...CHART, labels: ['May'] }, 'There are 1 labels, but “Rome” has 2 values'],
  [{ ...CHART, series: [] }, 'series'],
  [{ ...CHART, series: [CHART.series[0], CHART.series[0]] }, 'same name'],
  [{ ...CHART, series: [{ name: 'Rome', values: ['33', 1] }] }, 'series[0].values[0]'],
  [{ ...CHART, labels: Array.from({ length: 101 }, String) }, 'labels'],
  [{ ...PIE, series: [...PIE.series, { name: 'Oslo', values: [1, 2] }] }, 'one series only'],
  [{ ...PIE, series: [{ name: 'Rome', values: [3, -1] }] }, 'not negative'],
  [{ ...PIE, series: [{ name: 'Rome', values: [0, 0] }] }, 'all zero'],
  [
    { ...PIE, labels: Array.from({ length: 13 }, String), series: [{ name: 'a', values: Array(13).fill(1) }] },
    'at most 12',
  ],
])('a chart that cannot be drawn is refused: %#', async (input, reason) => {
  await expect(make(input)).rejects.toMatchObject({ name: 'ToolInputError', message: expect.stringContaining(reason) })
})

test.each([
  undefined,
  null,
  'chart',
  {},
  { ...CHART, kind: 'radar' },
  { ...CHART, title: 7 },
  { ...CHART, unit: {} },
  { ...CHART, labels: 'May' },
  { ...CHART, labels: [1, 2] },
  { ...CHART, series: {} },
  { ...CHART, series: [null] },
  { ...CHART, series: [{ name: 'Rome', values: [1] }] },
  { ...CHART, series: [{ name: 'Rome', values: [1, Number.POSITIVE_INFINITY] }] },
])('the page refuses what is no chart: %#', (value) => {
  expect(readChart(value)).toBeUndefined()
})
