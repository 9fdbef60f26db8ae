import { expect, test } from 'vitest'
import { withMissedWaits } from './waits'

test('a stall counts for every visitor who would have come meanwhile', () => {
  expect(withMissedWaits([5, 450, 99], 100)).toEqual([5, 450, 350, 250, 150, 99])
  expect(withMissedWaits([200, 199.5], 100)).toEqual([200, 100, 199.5])
})

test('short waits are unchanged', () => {
  expect(withMissedWaits([1, 50, 150], 100)).toEqual([1, 50, 150])
  expect(withMissedWaits([], 100)).toEqual([])
})
