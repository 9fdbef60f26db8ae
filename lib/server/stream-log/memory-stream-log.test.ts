/** The memory log: the contract, and what is its own. */
import { expect, test, vi } from 'vitest'
import { createMemoryStreamLog } from './memory-stream-log'
import { streamLogContract } from './stream-log.contract'

const options = { retentionMs: 60_000 }

streamLogContract('memory', async () => createMemoryStreamLog(options))

test('beyond their limit the oldest finished logs go: never a running one, the newest, or one that is being read', async () => {
  const log = createMemoryStreamLog({ ...options, endedCharacters: 25_000 })
  const write = async (logId: string) => {
    await log.claim(logId)
    log.append(logId, [{ type: 'text-delta', id: '0', delta: 'x'.repeat(10_000) }])
  }
  const read = async (logId: string) => {
    let entries = 0
    for await (const batch of log.read(logId, 0, new AbortController().signal)) entries += batch.length
    return entries
  }
  await write('running')
  await write('a')
  const reader = read('a')
  log.finish('a')
  await write('b')
  log.finish('b')
  expect(await log.state('a')).toBe('ended')
  for (const logId of ['c', 'large']) await write(logId)
  log.finish('c')
  expect(await Promise.all(['a', 'b', 'c', 'running'].map(log.state))).toEqual([undefined, 'ended', 'ended', 'running'])
  for (let more = 0; more < 5; more += 1) {
    log.append('large', [{ type: 'text-delta', id: '0', delta: 'x'.repeat(10_000) }])
  }
  log.finish('large')
  expect(await Promise.all(['b', 'c', 'large'].map(log.state))).toEqual([undefined, undefined, 'ended'])
  expect([await reader, await read('large')]).toEqual([1, 6])
})

test('a finished log is kept for its retention and then forgotten', async () => {
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
