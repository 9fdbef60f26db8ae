/** Logs that other processes can read: the contract again, and what two processes see of each other. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '@/lib/server/database/database'
import { memoryDatabase } from '@/lib/server/database/fixtures/memory-database'
import { emptyPostgresDatabase } from '@/lib/server/database/fixtures/shared'
import { openPostgresDatabase } from '@/lib/server/database/postgres-database'
import { withQuickClock } from '@/lib/server/fixtures/quick-time'
import { createLogger } from '@/lib/server/log'
import { anotherConnection, connectRedis } from '@/lib/server/redis'
import type { Chunk } from '@/lib/shared/chunk'
import { newId } from '@/lib/shared/ids'
import { findServers, startRedis } from '@/scripts/servers.mjs'
import { createDatabaseLog } from './database-log'
import { createMemoryStreamLog } from './memory-stream-log'
import { keyOf } from './redis-format'
import { createRedisLog } from './redis-log'
import { createSharedStreamLog } from './shared-stream-log'
import type { StreamLog } from './stream-log'
import { streamLogContract } from './stream-log.contract'

const log = createLogger([], () => {})
const times = { everyMs: 20, retentionMs: 60_000 }
const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })

/** A process on a database. */
function open(database: Database): StreamLog {
  const { own, checkpoints } = partsOn(database)
  return createSharedStreamLog({ kind: 'memory', own, copies: [checkpoints], log })
}

/** A process on a database and a Redis server, once it is connected: until then the log does without Redis. */
async function openWithRedis(database: Database, redisUrl: string): Promise<StreamLog> {
  const { own, checkpoints } = partsOn(database)
  const redis = connectRedis(redisUrl, log)
  await expect.poll(() => redis.status).toBe('ready')
  const live = createRedisLog({ redis, connect: () => anotherConnection(redis), readOwn: own.entriesAfter, log })
  return createSharedStreamLog({ kind: 'redis', own, copies: [live, checkpoints], log })
}

function partsOn(database: Database) {
  return { own: createMemoryStreamLog({ retentionMs: 60_000 }), checkpoints: createDatabaseLog(database, log, times) }
}

/** Reads to the end; rejects when a sequence is missing or comes twice. */
async function readText(streamLog: StreamLog, logId: string, after = 0, signal = new AbortController().signal) {
  let text = ''
  let last = after
  for await (const batch of streamLog.read(logId, after, signal)) {
    for (const { sequence, json } of batch) {
      if (sequence !== last + 1) throw new Error(`${sequence} came after ${last}`)
      last = sequence
      text += (JSON.parse(json) as { delta?: string }).delta ?? ''
    }
  }
  return text
}

/** Waits until another process can read so many chunks of a log. */
const reached = (there: StreamLog, logId: string, count: number) =>
  expect.poll(async () => (await there.soFar(logId))?.length ?? 0).toBeGreaterThanOrEqual(count)

/** What holds between two processes, whatever carries the logs. */
function betweenProcesses(makeTwo: () => Promise<readonly [StreamLog, StreamLog]>) {
  test('readers elsewhere get everything once and in order: early, late, from a cursor', async () => {
    const [here, there] = await makeTwo()
    const logId = newId()
    await here.claim(logId)
    here.append(logId, [delta('0,')])
    const early = readText(there, logId)
    for (let at = 1; at < 300; at += 1) {
      here.append(logId, [delta(`${at},`)])
      if (at % 50 === 0) await reached(there, logId, at)
    }
    const between = readText(there, logId, 100)
    here.append(logId, [delta('a\nb')])
    here.finish(logId)
    const whole = `${Array.from({ length: 300 }, (_, at) => `${at},`).join('')}a\nb`
    expect(await early).toBe(whole)
    expect(await between).toBe(whole.slice(whole.indexOf('100,')))
    expect(await readText(there, logId)).toBe(whole)
    expect(await readText(there, logId, 301)).toBe('')
    expect((await there.soFar(logId))?.length).toBe(301)
    expect(await there.state(logId)).toBe('ended')
  })

  test('a stop that is requested elsewhere reaches the producer', async () => {
    const [here, there] = await makeTwo()
    const logId = newId()
    await here.claim(logId)
    here.append(logId, [delta('a')])
    const stopped = new Promise<void>((resolve) => here.onStop(logId, resolve))
    await there.requestStop(logId)
    await stopped
    here.finish(logId)
  })

  test('when a producer is gone another process ends its log: readers get the rest and the end, and late writes are refused', async () => {
    const [here, there] = await makeTwo()
    const logId = newId()
    await here.claim(logId)
    here.append(logId, [delta('one '), delta('two ')])
    const reading = readText(there, logId)
    await reached(there, logId, 2)
    await there.endFor(logId, [delta('the end')])
    expect(await reading).toBe('one two the end')
    here.append(logId, [delta('late '), delta('later '), delta('latest ')])
    here.finish(logId)
    await here.close()
    expect(await readText(there, logId)).toBe('one two the end')
    expect(await there.state(logId)).toBe('ended')
  })

  test('a log that one process gives up another claims at once, and the first follows it', async () => {
    const [here, there] = await makeTwo()
    const logId = newId()
    expect(await here.claim(logId)).toBe(true)
    await here.abandon(logId)
    expect(await there.claim(logId)).toBe(true)
    there.append(logId, [delta('from there')])
    const reading = readText(here, logId)
    there.finish(logId)
    expect(await reading).toBe('from there')
  })

  test('a log that nobody knows is not found', async () => {
    const [, there] = await makeTwo()
    await withQuickClock(() => expect(readText(there, newId())).rejects.toMatchObject({ code: 'not_found' }))
  })

  test('a reader elsewhere that leaves ends', async () => {
    const [here, there] = await makeTwo()
    const logId = newId()
    await here.claim(logId)
    here.append(logId, [delta('a')])
    const leaving = new AbortController()
    const reading = readText(there, logId, 0, leaving.signal)
    await reached(there, logId, 1)
    leaving.abort()
    expect(await reading).toMatch(/^a?$/)
    here.finish(logId)
  })
}

describe('with checkpoints in the embedded database', () => {
  streamLogContract('memory and embedded database', async () => open(memoryDatabase))

  test('many chunks at once are written by statements of a bounded size, in order', async () => {
    const execute = vi.spyOn(memoryDatabase.queries, 'execute')
    const written = open(memoryDatabase)
    const logId = newId()
    await written.claim(logId)
    const texts = Array.from({ length: 400 }, (_, at) => `${at} `.padEnd(4_000, 'x'))
    written.append(logId, texts.map(delta))
    written.finish(logId)
    await written.close()
    const sizes = execute.mock.calls.map(([statement]) => JSON.stringify(statement).length)
    execute.mockRestore()
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(300_000)
    expect(await readText(open(memoryDatabase), logId)).toBe(texts.join(''))
  })

  test('what a process wrote outlives it', async () => {
    const before = open(memoryDatabase)
    const logId = newId()
    await before.claim(logId)
    before.append(logId, [delta('kept')])
    await before.close()
    const after = open(memoryDatabase)
    expect((await after.soFar(logId))?.map(({ sequence }) => sequence)).toEqual([1])
    await after.endFor(logId, [delta(' and ended')])
    expect(await readText(after, logId)).toBe('kept and ended')
  })
})

describe.skipIf(!findServers().postgres)('over a Postgres server', () => {
  let database: Database
  beforeAll(async () => {
    database = await openPostgresDatabase(await emptyPostgresDatabase())
  })
  afterAll(() => database?.close())
  const make = async () => open(database)
  streamLogContract('memory and Postgres', make)
  describe('two processes', () => betweenProcesses(async () => [await make(), await make()]))

  describe.skipIf(!findServers().redis)('and a Redis server', () => {
    let redis: Awaited<ReturnType<typeof startRedis>>
    const opened: StreamLog[] = []
    beforeAll(async () => {
      redis = await startRedis()
    })
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()))
      await redis?.remove()
    })
    const makeLive = async () => {
      const one = await openWithRedis(database, redis.url)
      opened.push(one)
      return one
    }
    const direct = () => connectRedis(redis.url, log)
    streamLogContract('Redis', makeLive)
    describe('two processes', () => betweenProcesses(async () => [await makeLive(), await makeLive()]))

    test('of two processes that claim one log, one gets it', async () => {
      const logs = [await makeLive(), await makeLive()]
      const logId = newId()
      const claims = await Promise.all(logs.map((one) => one.claim(logId)))
      expect(claims.filter(Boolean)).toHaveLength(1)
      const [winner, loser] = claims[0] ? logs : logs.reverse()
      expect([winner?.running(), loser?.running()]).toEqual([1, 0])
      winner?.append(logId, [delta('won')])
      const reading = loser && readText(loser, logId)
      winner?.finish(logId)
      expect(await reading).toBe('won')
    })

    test('a claim that is given up while Redis is down is removed when it is back', async () => {
      const own = await startRedis()
      const [here, there] = [await openWithRedis(database, own.url), await openWithRedis(database, own.url)]
      const [again, elsewhere] = [newId(), newId()]
      await Promise.all([here.claim(again), here.claim(elsewhere)])
      await own.stop()
      await Promise.all([here.abandon(again), here.abandon(elsewhere)])
      expect(await here.claim(again)).toBe(true)
      here.append(again, [delta('again')])
      here.finish(again)
      await own.start()
      expect(await readText(there, again)).toBe('again')
      await expect.poll(() => there.claim(elsewhere), { timeout: 20_000 }).toBe(true)
      there.finish(elsewhere)
      await Promise.all([here.close(), there.close()])
      await own.stop()
    })

    test('an ordinary client reads the stream: ids are the sequences, each line is a chunk', async () => {
      const here = await makeLive()
      const logId = newId()
      await here.claim(logId)
      here.append(logId, [delta('a'), delta('b')])
      here.finish(logId)
      const client = direct()
      await expect.poll(() => client.xlen(keyOf(logId)).catch(() => 0)).toBe(3)
      const rows = await client.xrange(keyOf(logId), '-', '+')
      expect(rows.map(([id]) => id)).toEqual(['0-1', '2-0', '9007199254740991-0'])
      expect(rows[1]?.[1]).toEqual(['chunks', `${JSON.stringify(delta('a'))}\n${JSON.stringify(delta('b'))}`])
      expect(await client.pttl(keyOf(logId))).toBeGreaterThan(600_000)
      client.disconnect()
    })

    test('a Redis that loses everything, or restarts, costs no reader a chunk', async () => {
      const [here, there] = [await makeLive(), await makeLive()]
      const logId = newId()
      await here.claim(logId)
      here.append(logId, [delta('0,')])
      const early = readText(there, logId)
      const client = direct()
      for (let at = 1; at < 400; at += 1) {
        here.append(logId, [delta(`${at},`)])
        if (at % 50 === 0) await reached(there, logId, at)
        if (at === 100) await client.flushall()
        if (at === 200) await redis.start()
      }
      client.disconnect()
      const late = readText(there, logId, 150)
      here.finish(logId)
      const whole = Array.from({ length: 400 }, (_, at) => `${at},`).join('')
      expect(await early).toBe(whole)
      expect(await late).toBe(whole.slice(whole.indexOf('150,')))
      const third = await makeLive()
      expect(await readText(third, logId)).toBe(whole)
    })

    test('answers are claimed, written and followed without Redis all the same', async () => {
      const own = await startRedis()
      const [here, there] = [await openWithRedis(database, own.url), await openWithRedis(database, own.url)]
      expect(here.health().state).toBe('up')
      await own.stop()
      const logId = newId()
      expect(await here.claim(logId)).toBe(true)
      here.append(logId, [delta('a')])
      // Answers go on, by the database.
      await expect.poll(() => here.health().state).toBe('degraded')
      const reading = readText(there, logId)
      here.append(logId, [delta('b')])
      const stopped = new Promise<void>((resolve) => here.onStop(logId, resolve))
      await there.requestStop(logId)
      await stopped
      here.finish(logId)
      expect(await reading).toBe('ab')
      await Promise.all([here.close(), there.close()])
    })
  })
})

test('a copy that is asked for does not wait for the next checkpoint, and holds what came while another was written', async () => {
  const checkpoints = createDatabaseLog(memoryDatabase, log, { everyMs: 3_600_000, retentionMs: 60_000 })
  const own = createMemoryStreamLog({ retentionMs: 60_000 })
  const here = createSharedStreamLog({ kind: 'memory', own, copies: [checkpoints], log })
  const logId = newId()
  await here.claim(logId)
  here.append(logId, [delta('a')])
  const first = here.copyNow()
  here.append(logId, [delta('b')])
  await here.copyNow()
  await first
  expect(await checkpoints.soFar(logId)).toHaveLength(2)
})
