/** RateLimit by rate-limiter-flexible: in memory, or in Redis for several servers. */
import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Rate, RateLimit } from './rate-limit'

/** Makes a limit; without Redis, or while it does not answer, this process counts for itself. */
export function createRateLimit({ name, max, seconds }: Rate, redis: Redis | undefined): RateLimit {
  const options = { keyPrefix: `firstword:${name}`, points: max, duration: seconds }
  const memory = new RateLimiterMemory(options)
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory
  return {
    kind: redis ? 'redis' : 'memory',
    async take(key) {
      try {
        await limiter.consume(key)
        return 0
      } catch (thrown) {
        if (thrown instanceof RateLimiterRes) return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000))
        throw thrown
      }
    },
  }
}
