import { expect, test } from 'vitest'
import { createSlices } from './slices'
import { inOneGo, inSlices, type Steps } from './steps'

function* count(to: number, seen: number[]): Steps<string> {
  for (let at = 1; at <= to; at++) {
    seen.push(at)
    yield
  }
  return `counted to ${to}`
}

test('work in steps is done in one go', () => {
  const seen: number[] = []
  expect(inOneGo(count(3, seen))).toBe('counted to 3')
  expect(seen).toEqual([1, 2, 3])
})

test('work in steps is done in slices, with a pause behind each', async () => {
  const seen: number[] = []
  const pauses: number[] = []
  const slices = createSlices(async () => void pauses.push(seen.length), { cost: 4 })
  expect(await inSlices(count(10, seen), slices)).toBe('counted to 10')
  expect(pauses).toEqual([4, 8])
})

test('with a clock others have their turn wherever a slice is full', async () => {
  const done: number[] = []
  const doneAtPauses: number[] = []
  let clock = 0
  const slices = createSlices(async () => void doneAtPauses.push(done.length), { ms: 2, now: () => clock++ })
  expect(await inSlices(count(6, done), slices)).toBe('counted to 6')
  expect(done).toEqual([1, 2, 3, 4, 5, 6])
  expect(doneAtPauses.length).toBeGreaterThan(1)
  expect(new Set(doneAtPauses).size).toBe(doneAtPauses.length)
})
