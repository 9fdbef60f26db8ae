import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heightOf, labelStep, scaleOf } from './scale'

test.each([
  [
    [3, 40],
    [0, 10, 20, 30, 40],
  ],
  [
    [0.1, 0.3],
    [0, 0.1, 0.2, 0.3],
  ],
  [
    [-5, 12],
    [-5, 0, 5, 10, 15],
  ],
  [
    [-3, -1],
    [-3, -2, -1, 0],
  ],
  [
    [0, 0],
    [0, 0.25, 0.5, 0.75, 1],
  ],
  [[], [0, 0.25, 0.5, 0.75, 1]],
  [[1_234_567], [0, 500_000, 1_000_000, 1_500_000]],
])('%j: marks at %j', (values, marks) => {
  expect(scaleOf(values).marks).toEqual(marks)
})

test('every value and zero stand between the ends, and the marks are few', () => {
  const value = fc.double({ min: -1e15, max: 1e15, noNaN: true })
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const scale = scaleOf(values)
      for (const each of [0, ...values]) {
        expect(heightOf(scale, each)).toBeGreaterThanOrEqual(-1e-9)
        expect(heightOf(scale, each)).toBeLessThanOrEqual(1 + 1e-9)
      }
      expect(scale.marks.length).toBeGreaterThanOrEqual(2)
      expect(scale.marks.length).toBeLessThanOrEqual(7)
    }),
  )
})

test('labels that have no room are left out evenly', () => {
  expect([labelStep(12, 12), labelStep(13, 12), labelStep(100, 12)]).toEqual([1, 2, 9])
})
