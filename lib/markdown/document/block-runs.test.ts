/** Splits a whole text into blocks, in slices, up to a limit. */
import { expect, test } from 'vitest'
import { firstRunsOf, runsOf } from './block-runs'

test('finds the same blocks as in one go, one slice at a time', async () => {
  const text = '# a\n- b\n- c\n\nd\n\n'.repeat(600)
  let pauses = 0
  const { runs, end } = await firstRunsOf(text, 1e9, () => {
    pauses += 1
    return undefined
  })
  expect(runs).toEqual(runsOf(text))
  expect(end).toBe(text.length)
  expect(pauses).toBeGreaterThan(4)
})

test('finds no more runs than asked for, and returns where the rest begins', async () => {
  const text = '# a\n'.repeat(20_000)
  let pauses = 0
  const { runs, end } = await firstRunsOf(text, 1_000, () => {
    pauses += 1
    return undefined
  })
  expect(runs.length).toBeGreaterThanOrEqual(1_000)
  expect(runs.length).toBeLessThan(1_600)
  expect(pauses).toBeLessThan(4)
  const sources = runs.flat().map(({ source }) => source)
  expect(sources.join('\n')).toBe(text.slice(0, end).trimEnd())
  expect(text.slice(end).trimStart().startsWith('# a\n')).toBe(true)
})
