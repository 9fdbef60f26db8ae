/** What one person may read at once, and what becomes of the rest. */
import { expect, test } from 'vitest'
import { isAppError } from '@/lib/shared/error'
import { createReadQueue, createReads, type ReadQueue } from './read-queue'

/** Reads that end when they are told to. */
function reads(queue: ReadQueue) {
  const begun: string[] = []
  const ends: Array<() => void> = []
  const outcomes = new Map<string, string>()
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return {
    begun,
    outcomes,
    settled,
    ask(person: string, name: string, signal?: AbortSignal) {
      const read = () => {
        begun.push(name)
        return new Promise<void>((resolve) => ends.push(resolve))
      }
      queue.run(person, read, signal).then(
        () => outcomes.set(name, 'read'),
        (error) => outcomes.set(name, isAppError(error) ? error.code : error.name),
      )
    },
    async end() {
      ends.shift()?.()
      await settled()
    },
  }
}

test('of 60 searches at once one runs, the newest few wait, and the others are refused with when to come back', async () => {
  const { ask, end, begun, outcomes, settled } = reads(createReads().searches)
  for (let at = 1; at <= 60; at += 1) ask('ada', `ada ${at}`)
  ask('eve', 'eve 1')
  await settled()
  expect(begun).toEqual(['ada 1', 'eve 1'])
  expect([...outcomes.values()]).toEqual(Array.from({ length: 55 }, () => 'rate_limited'))
  for (let at = 0; at < 8; at += 1) await end()
  expect(begun).toEqual(['ada 1', 'eve 1', 'ada 57', 'ada 58', 'ada 59', 'ada 60'])
  expect([...outcomes.values()].filter((outcome) => outcome === 'read')).toHaveLength(6)
  const queue = createReadQueue({ atOnce: 0, waiting: 0, refuse: 'newest', message: 'Too much. Wait.' })
  await expect(queue.run('ada', async () => 1)).rejects.toMatchObject({
    status: 429,
    retryAfter: 2,
    message: 'Too much. Wait.',
  })
})

test('of other reads the first ones stay', async () => {
  const { ask, end, begun, outcomes, settled } = reads(
    createReadQueue({ atOnce: 2, waiting: 2, refuse: 'newest', message: 'Too much.' }),
  )
  for (let at = 1; at <= 5; at += 1) ask('ada', String(at))
  await settled()
  expect([...outcomes]).toEqual([['5', 'rate_limited']])
  for (let at = 0; at < 4; at += 1) await end()
  expect(begun).toEqual(['1', '2', '3', '4'])
  ask('ada', '6')
  expect(begun).toContain('6')
})

test('aborting while waiting frees the place and reads nothing', async () => {
  const { ask, end, begun, outcomes, settled } = reads(createReads().searches)
  const leaving = new AbortController()
  ask('ada', '1')
  ask('ada', '2', leaving.signal)
  ask('ada', '3')
  leaving.abort()
  await settled()
  expect(outcomes.get('2')).toBe('AbortError')
  for (let at = 0; at < 3; at += 1) await end()
  expect(begun).toEqual(['1', '3'])
})

test('a visitor without a session does not wait', async () => {
  expect(await createReads().searches.run(undefined, async () => 'empty')).toBe('empty')
})
