import { expect, test, vi } from 'vitest'
import type { Pacer } from './pacer'
import { pendingTimers } from './pending-timers'
import { createSimulator, simulatorFetch } from './simulator'
import { bodyOf, clientOf, FAST, requestOf } from './testing'

vi.mock('node:timers/promises', async (original: () => Promise<typeof import('node:timers/promises')>) =>
  (await import('./pending-timers')).countedTimers(original),
)
const HOUR = { ttftMs: 3_600_000, tokensPerSecond: 1 }
const hi = bodyOf('hi')

/** Lets a given number of deltas pass; the others wait until their signal aborts. */
function gatedPacer(deltas: number) {
  const seen = { waiting: 0, aborted: 0, passed: 0 }
  const pacer: Pacer = {
    first: async () => {},
    pause: async () => {},
    delta(index, signal) {
      if (index < deltas) {
        seen.passed += 1
        return Promise.resolve()
      }
      seen.waiting += 1
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          seen.aborted += 1
          reject(signal.reason)
        })
      })
    },
  }
  return { pacer, seen }
}

test('what has passed the pacer is readable while the next delta waits', async () => {
  const { pacer, seen } = gatedPacer(3)
  const response = await createSimulator({ ...FAST, pacer })(requestOf({ ...bodyOf('count to 9'), stream: true }))
  const reader = response.body?.getReader()
  let text = ''
  while (!text.includes('w000003')) text += new TextDecoder().decode((await reader?.read())?.value)
  expect(text).not.toContain('w000004')
  expect(seen).toEqual({ waiting: 1, aborted: 0, passed: 3 })
  await reader?.cancel()
  expect(seen.aborted).toBe(1)
})

test('aborting the request ends the wait and breaks off the stream', async () => {
  const { pacer, seen } = gatedPacer(2)
  const abort = new AbortController()
  const request = requestOf({ ...bodyOf('count to 9'), stream: true }, { signal: abort.signal })
  const response = await createSimulator({ ...FAST, pacer })(request)
  const read = response.text()
  abort.abort()
  await expect(read).rejects.toMatchObject({ name: 'AbortError' })
  expect(seen.aborted).toBe(seen.waiting)
  expect(seen.passed).toBeLessThanOrEqual(2)
})

test('an abort leaves no timer behind, streaming or not', async () => {
  const before = pendingTimers()
  const abort = new AbortController()
  const streamed = await simulatorFetch(HOUR)(requestOf({ ...hi, stream: true }), { signal: abort.signal })
  const complete = simulatorFetch(HOUR)(requestOf(hi), { signal: abort.signal })
  const text = streamed.text()
  abort.abort()
  await expect(text).rejects.toMatchObject({ name: 'AbortError' })
  await expect(complete).rejects.toMatchObject({ name: 'AbortError' })
  expect(pendingTimers()).toBe(before)
})

test('a cancelled body leaves no timer behind', async () => {
  const before = pendingTimers()
  const response = await createSimulator(HOUR)(requestOf({ ...hi, stream: true }))
  const reader = response.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('message_start')
  expect(pendingTimers()).toBe(before + 1)
  await reader?.cancel()
  await new Promise(setImmediate)
  expect(pendingTimers()).toBe(before)
})

test('stopping through the SDK reaches the simulator', async () => {
  const { pacer, seen } = gatedPacer(3)
  const stream = clientOf({ ...FAST, pacer }).messages.stream(bodyOf('count to 9'))
  let text = ''
  stream.on('text', (piece) => {
    text += piece
    if (text.endsWith('w000003')) stream.abort()
  })
  await expect(stream.finalMessage()).rejects.toThrow(/aborted/)
  expect(text).toBe('w000001 w000002 w000003')
  expect(seen.aborted).toBe(1)
})

test('nothing is produced for a reader that does not read', async () => {
  const { pacer, seen } = gatedPacer(Number.POSITIVE_INFINITY)
  const response = await createSimulator({ ...FAST, pacer })(requestOf({ ...bodyOf('count to 20000'), stream: true }))
  const reader = response.body?.getReader()
  await reader?.read()
  expect(seen.passed).toBeLessThan(1_000)
  await reader?.cancel()
})
