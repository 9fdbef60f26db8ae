/** Silences: what counts as one depends on how fast the rest came. */
import { expect, test } from 'vitest'
import { createRhythm } from './silence'

test.each([
  ['nothing yet', [], 200],
  ['a fast answer', [16, 16, 16, 16, 1_000], 200],
  ['a slow one', [80, 80, 80, 900], 400],
  ['what came at one moment', [0, 0, 0, 0, 0, 100], 500],
  ['what is no number', [Number.NaN, -5, 60], 300],
  ['waits beyond every bound', [90_000], 50_000],
] as const)('%s', (_name, pauses, silenceMs) => {
  const rhythm = createRhythm()
  for (const pause of pauses) rhythm.add(pause)
  expect(rhythm.silenceMs()).toBe(silenceMs)
})
