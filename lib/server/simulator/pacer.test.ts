import { expect, test, vi } from 'vitest'
import { clockPacer } from './pacer'
import { pendingTimers } from './pending-timers'

vi.mock('node:timers/promises', async (original: () => Promise<typeof import('node:timers/promises')>) =>
  (await import('./pending-timers')).countedTimers(original),
)

test('an abort ends a wait and clears its timer', async () => {
  const before = pendingTimers()
  const pacer = clockPacer(3_600_000, 1 / 3600)
  const abort = new AbortController()
  const waits = [pacer.first(abort.signal), pacer.delta(1, abort.signal), pacer.pause(3_600_000, abort.signal)]
  expect(pendingTimers()).toBe(before + 3)
  abort.abort()
  const ends = await Promise.allSettled(waits)
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(pendingTimers()).toBe(before)
})

test('at full speed no step starts a timer', async () => {
  const before = pendingTimers()
  const pacer = clockPacer(0, 0)
  const { signal } = new AbortController()
  const waits = [pacer.first(signal), ...Array.from({ length: 100 }, (_, index) => pacer.delta(index, signal))]
  expect(pendingTimers()).toBe(before)
  await Promise.all(waits)
})

test('overdue deltas pass without a timer, so that a late one does not delay those after it', async () => {
  const pacer = clockPacer(0, 1000)
  const { signal } = new AbortController()
  await pacer.first(signal)
  await pacer.delta(40, signal)
  const before = pendingTimers()
  const waits = Array.from({ length: 20 }, (_, index) => pacer.delta(index, signal))
  expect(pendingTimers()).toBe(before)
  await Promise.all(waits)
})

test('an aborted signal lets nothing pass', async () => {
  await expect(clockPacer(0, 0).delta(0, AbortSignal.abort())).rejects.toThrow()
})

test('deltas of one burst are due together, and the next burst is not', async () => {
  const pacer = clockPacer(0, 1 / 3600, 10)
  const controller = new AbortController()
  const { signal } = controller
  await pacer.first(signal)
  const before = pendingTimers()
  await Promise.all(Array.from({ length: 10 }, (_, index) => pacer.delta(index, signal)))
  expect(pendingTimers()).toBe(before)
  const next = pacer.delta(10, signal)
  expect(pendingTimers()).toBe(before + 1)
  controller.abort()
  await expect(next).rejects.toThrow()
})
