import { expect, test } from 'vitest'
import { scaleOf } from './scale'

test('before an answer and at its beginning there is room to go', () => {
  expect(scaleOf({ reachedMs: 0, hasEnded: false })).toBe(8_000)
  expect(scaleOf({ reachedMs: 100, hasEnded: false, expectedMs: 3_400 })).toBe(3_400)
})

test('a scale that is full doubles; it does not follow each moment', () => {
  const scales = [8_000, 8_001, 12_000, 16_000, 16_001].map((reachedMs) => scaleOf({ reachedMs, hasEnded: false }))
  expect(scales).toEqual([8_000, 16_000, 16_000, 16_000, 32_000])
  expect(scaleOf({ reachedMs: 3_500, hasEnded: false, expectedMs: 3_400 })).toBe(6_800)
})

test('once the answer has ended the scale is its own length', () => {
  expect(scaleOf({ reachedMs: 8_431, hasEnded: true, expectedMs: 8_000 })).toBe(8_431)
  expect(scaleOf({ reachedMs: 0, hasEnded: true })).toBe(1)
})
