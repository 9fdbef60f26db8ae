import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { startTimeLimit } from './time-limit'

setFlagsFromString('--expose_gc')
const collectGarbage = runInNewContext('gc') as () => void

/** A signal that nobody keeps, as in a function that waits for its work. */
function aborts(...signals: AbortSignal[]): Promise<unknown> {
  const { signal } = startTimeLimit(100, ...signals)
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(signal.reason))
  })
}

test('a limit comes also after memory was collected', async () => {
  const reason = aborts(new AbortController().signal)
  for (let round = 0; round < 5; round += 1) {
    // What was used in this turn of the event loop is kept until its end.
    await new Promise((resolve) => setImmediate(resolve))
    collectGarbage()
  }
  expect(await reason).toMatchObject({ name: 'TimeoutError', message: 'Not finished within 0.1 seconds.' })
})

test('other reasons are distinguished, and an ended limit never fires', async () => {
  vi.useFakeTimers()
  try {
    const given = new AbortController()
    const limit = startTimeLimit(1000, given.signal)
    given.abort('stopped')
    expect(limit.signal.reason).toBe('stopped')
    expect(limit.isOver()).toBe(false)
    limit.clear()
    expect(vi.getTimerCount()).toBe(0)

    const late = startTimeLimit(1000)
    vi.advanceTimersByTime(1000)
    expect(late.signal.aborted).toBe(true)
    expect(late.isOver()).toBe(true)
  } finally {
    vi.useRealTimers()
  }
})
