/** Limits in memory; limits in Redis, shared by two servers; Redis going away. */
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { newId } from '@/lib/shared/ids'
import { findServers, startRedis } from '@/scripts/servers.mjs'
import { createLimits, type Limits } from './limits'
import { limitsContract, settings, somewhere } from './limits.contract'

const log = createLogger([], () => {})

limitsContract('in memory', (given) => createLimits(given, undefined, log))

describe.skipIf(!findServers().redis)('with Redis', () => {
  let server: Awaited<ReturnType<typeof startRedis>>
  const connections: Redis[] = []

  beforeAll(async () => {
    server = await startRedis()
    const admin = new Redis(server.url)
    await admin.ping()
    admin.disconnect()
    for (let at = 0; at < 2; at += 1) {
      const redis = connectRedis(server.url, log)
      connections.push(redis)
      await new Promise((resolve) => redis.once('ready', resolve))
    }
  }, 60_000)
  afterAll(async () => {
    for (const redis of connections) redis.disconnect()
    await server?.remove()
  })

  /** Two servers that take turns. */
  limitsContract('shared by two servers', (given) => {
    const servers = connections.map((redis) => createLimits(given, redis, log))
    let turn = 0
    const next = () => servers[turn++ % 2] as Limits
    return {
      kind: 'redis',
      beginAnswer: (...call) => next().beginAnswer(...call),
      makeGuest: (...call) => next().makeGuest(...call),
      takeFile: (...call) => next().takeFile(...call),
      countFile: (...call) => next().countFile(...call),
      takeImport: (...call) => next().takeImport(...call),
      takeExport: (...call) => next().takeExport(...call),
      takeReport: (...call) => next().takeReport(...call),
      takeSearch: (...call) => next().takeSearch(...call),
      close() {},
    }
  })

  test('F: without Redis each server counts for itself, and nothing fails or waits', async () => {
    const own = await startRedis()
    const redis = connectRedis(own.url, log)
    await new Promise((resolve) => redis.once('ready', resolve))
    const given = settings({ ANSWERS_PER_MINUTE_PER_PERSON: '2', ANSWERS_AT_ONCE_PER_PERSON: 'off' })
    const limits = createLimits(given, redis, log)
    const ownerId = newId()
    await limits.beginAnswer(ownerId, somewhere())
    const gone = new Promise((resolve) => redis.once('close', resolve))
    await own.remove()
    await gone
    const sent = await Promise.allSettled(Array.from({ length: 5 }, () => limits.beginAnswer(ownerId, somewhere())))
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    limits.close()
  })
})
