import { expect, test } from 'vitest'
import type { Chart } from '@/lib/shared/tools/chart'
import { chartCells, chartSummary, markText, valueText } from './chart-words'

const CHART: Chart = {
  kind: 'bar',
  title: 'Rain',
  x_label: 'Month',
  unit: 'mm',
  labels: ['May', 'June', 'July'],
  series: [
    { name: 'Rome', values: [33.5, null, -2] },
    { name: 'Oslo', values: [4, 4, 4] },
    { name: 'Nowhere', values: [null, null, null] },
  ],
}

test('a chart in words names its kind, its size, and the extremes of each series', () => {
  expect(chartSummary(CHART)).toBe(
    'Rain. Bar chart, 3 values in each of 3 series. Rome: from -2\u00a0mm (July) to 33.5\u00a0mm (May). Oslo: 4\u00a0mm throughout. Nowhere: no values.',
  )
  expect(chartSummary({ ...CHART, labels: ['May'], series: [{ name: 'Rome', values: [0] }] })).toBe(
    'Rain. Bar chart, 1 value. Rome: 0\u00a0mm throughout.',
  )
})

test('many series are not all recited', () => {
  const series = Array.from({ length: 6 }, (_, at) => ({ name: `S${at}`, values: [1, 2, 3] }))
  expect(chartSummary({ ...CHART, series })).toMatch(/S3: .+ And 2 more\.$/)
})

test('values keep their digits, marks beside an axis are short', () => {
  expect([valueText(1234.5, '€'), valueText(null, '€'), valueText(5, undefined)]).toEqual(['1,234.5\u202f€', '–', '5'])
  expect([markText(1_500_000, undefined), markText(2_500, 'km')]).toEqual(['1.5M', '2,500\u00a0km'])
})

test('the cells go to a spreadsheet as they are', () => {
  expect(chartCells(CHART)).toBe('Month\tRome\tOslo\tNowhere\nMay\t33.5\t4\t\nJune\t\t4\t\nJuly\t-2\t4\t')
})
