/** Work in steps: all at once for little of it, with pauses for much. */
import { expect, test } from 'vitest'
import { createSlices } from '@/lib/shared/slices'
import { atOnce, inSlices, type Steps } from './give-way'

function* counting(to: number, done: number[]): Steps<string> {
  for (let at = 1; at <= to; at += 1) {
    done.push(at)
    yield
  }
  return 'done'
}

test('at once all steps are done before anything else', () => {
  const done: number[] = []
  expect(atOnce(counting(3, done))).toBe('done')
  expect(done).toEqual([1, 2, 3])
})

test('in slices others have their turn wherever one is full', async () => {
  const done: number[] = []
  const doneAtPauses: number[] = []
  let clock = 0
  const slices = createSlices(async () => void doneAtPauses.push(done.length), { ms: 2, now: () => clock++ })
  expect(await inSlices(counting(6, done), slices)).toBe('done')
  expect(done).toEqual([1, 2, 3, 4, 5, 6])
  expect(doneAtPauses.length).toBeGreaterThan(1)
  expect(new Set(doneAtPauses).size).toBe(doneAtPauses.length)
})
