import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function roundsWith(environment) {
  for (const name of ['RUNS', 'SEED', 'FIRSTWORD_TEST_ROUNDS']) vi.stubEnv(name, environment[name])
  return import('./rounds.mjs')
}

test('few rounds by default, many in the long form, and any number by hand', async () => {
  expect((await roundsWith({})).rounds(5, 500)).toBe(5)
  vi.resetModules()
  expect((await roundsWith({ FIRSTWORD_TEST_ROUNDS: 'long' })).rounds(5, 500)).toBe(500)
  vi.resetModules()
  expect(await roundsWith({ RUNS: '7', SEED: '3' })).toMatchObject({ SEED: 3, isLong: true })
  expect((await import('./rounds.mjs')).rounds(5, 500)).toBe(7)
})

test('the short form is the beginning of the long one', async () => {
  const { SEED } = await roundsWith({})
  const played = (numRuns) => {
    const values = []
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.string()), (...value) => void values.push(value)),
      { numRuns, seed: SEED },
    )
    return values
  }
  expect(played(30)).toEqual(played(300).slice(0, 30))
})
