/** Shows a chart. */
import { say } from '@/lib/server/simulator/script'
import { toolTurn } from './tool-turn'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Monthly means of two cities, as a chart. */
export const chart = toolTurn({
  name: 'chart',
  title: 'A chart',
  question: 'Show me a chart of the temperatures in Rome and Oslo',
  opening: 'Here are the usual temperatures of each month, rounded to whole degrees.',
  calls: [
    {
      name: 'make_chart',
      input: {
        kind: 'line',
        title: 'Mean temperature by month',
        x_label: 'Month',
        y_label: 'Temperature',
        unit: '°C',
        labels: MONTHS,
        series: [
          { name: 'Rome', values: [8, 9, 11, 14, 18, 23, 25, 25, 21, 17, 12, 9] },
          { name: 'Oslo', values: [-4, -4, 0, 5, 11, 15, 17, 16, 11, 6, 1, -3] },
        ],
      },
    },
  ],
  closing: ([result]) => [
    say(
      result?.isError
        ? `The chart could not be drawn: ${result.text}`
        : 'Rome stays above freezing in every month of an ordinary year; Oslo does so from April to November. The gap is widest in **February**, and narrowest in June.',
    ),
  ],
})
