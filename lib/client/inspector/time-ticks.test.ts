/** Round times, few of them, with room for their words. */
import { expect, test } from 'vitest'
import { timeTicks } from './time-ticks'

test.each([
  [1, ['0 s']],
  [450, ['0 s', '0.1 s', '0.2 s', '0.3 s', '0.4 s']],
  [8_200, ['0 s', '2 s', '4 s', '6 s']],
  [100_000, ['0 s', '20 s', '40 s', '60 s', '80 s']],
  [5 * 60_000, ['0 min', '1 min', '2 min', '3 min', '4 min']],
  [24 * 3_600_000, ['0 h', '4 h', '8 h', '12 h', '16 h', '20 h']],
] as const)('%i ms', (span, words) => {
  expect(timeTicks(span).map((tick) => tick.words)).toEqual(words)
})
