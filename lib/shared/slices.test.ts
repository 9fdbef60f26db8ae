/** When a slice of long work is full. */
import { expect, test } from 'vitest'
import { createSlices } from './slices'

test('a slice is full by what was counted, or by the clock where that says more', async () => {
  let time = 0
  const pauses: number[] = []
  const slices = createSlices(
    async (took) => {
      pauses.push(took)
      // Others have their turn, which is no part of the next slice.
      time += 100
    },
    { cost: 1_000, ms: 5, now: () => time },
  )
  expect(slices.spend(999)).toBeUndefined()
  await slices.spend(1)
  expect(pauses).toEqual([0])
  time += 4
  expect(slices.spend(1)).toBeUndefined()
  time += 1
  await slices.spend(1)
  expect(pauses).toEqual([0, 5])
  expect(slices.spend(1)).toBeUndefined()
})
