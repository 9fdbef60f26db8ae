/**
 * RunningLimit in Redis, for several servers. Each key is a sorted set of places by expiry; a live server keeps
 * renewing its places, those of a dead one expire. While Redis does not answer, this process counts for itself.
 */
import type { Redis } from 'ioredis'
import type { Logger } from '@/lib/server/log'
import { newId } from '@/lib/shared/ids'
import { createMemoryRunningLimit, type RunningLimit } from './running-limit'

const HOLD_MS = 60_000
const RENEW_EVERY_MS = 20_000

// By the clock of Redis, which all servers share. KEYS: the set. ARGV: the place, its lifetime, the limit.
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`

const RENEW = `
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], 'XX', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])`

/** Makes the limit. */
export function createRedisRunningLimit(redis: Redis, log: Logger): RunningLimit {
  const fallback = createMemoryRunningLimit()
  const held = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined

  const logFailure = (error: unknown) => log.error('running answers are not counted in Redis', {}, error)
  function renew() {
    for (const [place, key] of held) redis.eval(RENEW, 1, key, place, HOLD_MS).catch(logFailure)
  }
  function release(place: string, key: string) {
    if (!held.delete(place)) return
    redis.zrem(key, place).catch(logFailure)
    if (held.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    kind: 'redis',
    async take(name, limit) {
      const [place, key] = [newId(), `firstword:running:${name}`]
      try {
        if ((await redis.eval(TAKE, 1, key, place, HOLD_MS, limit)) === 0) return undefined
      } catch (error) {
        logFailure(error)
        return fallback.take(name, limit)
      }
      held.set(place, key)
      timer ??= setInterval(renew, RENEW_EVERY_MS).unref()
      return () => release(place, key)
    },
  }
}
