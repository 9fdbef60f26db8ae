/** The memory log: the contract, and what only it has. */
import { expect, test, vi } from 'vitest'
import { createMemoryStreamLog } from './memory-stream-log'
import { streamLogContract } from './stream-log.contract'

const options = { retentionMs: 60_000, maxChats: 100 }

streamLogContract('memory', async () => createMemoryStreamLog(options))

const claimOf = (chatId: string, answerId: string) => ({
  chatId,
  answerId,
  ownerId: 'owner',
  question: { id: answerId, digest: '' },
  regenerate: undefined,
})

test('a finished log lives for its retention and is then forgotten', async () => {
  vi.useFakeTimers()
  try {
    const log = createMemoryStreamLog(options)
    await log.claim(claimOf('chat', 'a'))
    log.finish('a')
    vi.advanceTimersByTime(options.retentionMs - 1)
    expect(await log.current('chat', 'owner')).toMatchObject({ readable: true, running: false })
    vi.advanceTimersByTime(1)
    expect(await log.current('chat', 'owner')).toMatchObject({ readable: false, running: false })
  } finally {
    vi.useRealTimers()
  }
})

test('only so many chats are remembered, the longest untouched go first, and running ones stay', async () => {
  const log = createMemoryStreamLog({ ...options, maxChats: 2 })
  await log.claim(claimOf('running', 'a'))
  for (const chat of ['b', 'c', 'd']) {
    await log.claim(claimOf(chat, chat))
    log.finish(chat)
  }
  expect(await log.current('running', 'owner')).toBeDefined()
  expect(await log.current('b', 'owner')).toBeUndefined()
  expect(await log.current('d', 'owner')).toBeDefined()
})
