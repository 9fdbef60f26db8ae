/** The memory log: the contract, and what only it has. */
import { expect, test, vi } from 'vitest'
import { createMemoryStreamLog } from './memory-stream-log'
import { streamLogContract } from './stream-log.contract'

const options = { retentionMs: 60_000 }

streamLogContract('memory', async () => createMemoryStreamLog(options))

test('a finished log lives for its retention and is then forgotten', async () => {
  vi.useFakeTimers()
  try {
    const log = createMemoryStreamLog(options)
    await log.claim('a')
    log.finish('a')
    vi.advanceTimersByTime(options.retentionMs - 1)
    expect(await log.state('a')).toBe('ended')
    vi.advanceTimersByTime(1)
    expect(await log.state('a')).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})
