/** However many blocks ask, a failed load is tried again only after its wait. */
import { expect, test, vi } from 'vitest'
import { patient } from './patient'

/** A wait that the test ends. */
function heldPause() {
  const waits: number[] = []
  const ends: Array<() => void> = []
  const pause = (milliseconds: number) => {
    waits.push(milliseconds)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  return { pause, waits, end: () => ends.shift()?.() }
}

test('a hundred callers make one attempt, and one after each wait while it fails', async () => {
  const { pause, waits, end } = heldPause()
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('offline'))
  const ask = patient(load, pause)
  const asked = Array.from({ length: 100 }, () => ask())
  for (const [at, wait] of [1_000, 4_000, 15_000, 60_000, 60_000].entries()) {
    await vi.waitFor(() => expect(waits).toHaveLength(at + 1))
    expect([load.mock.calls.length, waits[at]]).toEqual([at + 1, wait])
    asked.push(ask())
    end()
  }
  await vi.waitFor(() => expect(waits).toHaveLength(6))
  load.mockResolvedValue('loaded')
  end()
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['loaded']))
  expect(await ask()).toBe('loaded')
  expect(load).toHaveBeenCalledTimes(7)
})
