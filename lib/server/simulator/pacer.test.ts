import { expect, test } from 'vitest'
import { clockPacer } from './pacer'

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('an abort ends a wait and takes its timer away', async () => {
  const before = timers()
  const pacer = clockPacer(3_600_000, 1 / 3600)
  const abort = new AbortController()
  const waits = [pacer.first(abort.signal), pacer.delta(1, abort.signal), pacer.pause(3_600_000, abort.signal)]
  expect(timers()).toBe(before + 3)
  abort.abort()
  const ends = await Promise.allSettled(waits)
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(timers()).toBe(before)
})

test('at full speed no step starts a timer', async () => {
  const before = timers()
  const pacer = clockPacer(0, 0)
  const { signal } = new AbortController()
  const waits = [pacer.first(signal), ...Array.from({ length: 100 }, (_, index) => pacer.delta(index, signal))]
  expect(timers()).toBe(before)
  await Promise.all(waits)
})

test('deltas that are overdue pass without a timer, so that a late one does not delay those after it', async () => {
  const pacer = clockPacer(0, 1000)
  const { signal } = new AbortController()
  await pacer.first(signal)
  await pacer.delta(20, signal)
  const before = timers()
  const waits = Array.from({ length: 20 }, (_, index) => pacer.delta(index, signal))
  expect(timers()).toBe(before)
  await Promise.all(waits)
})

test('a signal that has aborted already lets nothing pass', async () => {
  await expect(clockPacer(0, 0).delta(0, AbortSignal.abort())).rejects.toThrow()
})
