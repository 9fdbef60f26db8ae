import type { Redis } from 'ioredis'
import { expect, test } from 'vitest'
import { createRedisFollower, type StreamRow } from './redis-follower'
import { END_ID } from './redis-format'

const END: StreamRow = [END_ID, ['end', '1']]
const forever = new AbortController().signal

/** A connection whose reads the test answers; `asked` resolves with the id behind which each one reads. */
function connection() {
  const reads: Array<(id: string) => void> = []
  const answers: Array<(found: unknown) => void> = []
  const redis = {
    status: 'ready',
    client: async () => 7,
    disconnect() {},
    xread: (...call: unknown[]) =>
      new Promise((resolve) => {
        answers.push(resolve)
        reads.shift()?.(String(call.at(-1)))
      }),
  }
  return {
    redis: redis as unknown as Redis,
    asked: () => new Promise<string>((resolve) => reads.push(resolve)),
    answer: (rows: StreamRow[]) => answers.shift()?.([['log', rows]]),
  }
}

test('a reader that comes while the connection waits at a later position gets the entries between', async () => {
  const { redis, asked, answer } = connection()
  const follower = createRedisFollower({ redis, connect: () => redis })
  const first = asked()
  const ahead = follower.next('log', 5, forever)
  expect(await first).toBe('5-0')
  const behind = follower.next('log', 2, forever)
  const second = asked()
  answer([END])
  expect(await ahead).toEqual([END])
  expect(await second).toBe('2-0')
  const rest: StreamRow[] = [['5-0', ['chunks', '3\n4\n5']], END]
  answer(rest)
  expect(await behind).toEqual(rest)
  follower.close()
})
