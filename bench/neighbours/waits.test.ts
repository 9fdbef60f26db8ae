import { expect, test } from 'vitest'
import { withUnasked } from './waits'

test('a stall counts for everybody who would have come meanwhile', () => {
  expect(withUnasked([5, 450, 99], 100)).toEqual([5, 450, 350, 250, 150, 99])
  expect(withUnasked([200, 199.5], 100)).toEqual([200, 100, 199.5])
})

test('quick answers stay as they are', () => {
  expect(withUnasked([1, 50, 150], 100)).toEqual([1, 50, 150])
  expect(withUnasked([], 100)).toEqual([])
})
