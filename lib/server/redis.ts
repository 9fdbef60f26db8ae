/** The connection to Redis, which fails fast so that an outage never costs an answer. */
import { Redis } from 'ioredis'
import type { Logger } from '@/lib/server/log'

const COMMAND_LIMIT_MS = 500

/** Connects in the background. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    // Commands are not queued while disconnected: their callers would not wait.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_LIMIT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 200, 5_000),
  })
  let isDown = false
  redis.on('error', (error) => {
    if (!isDown) log.error('redis is not reachable', {}, error)
    isDown = true
  })
  redis.on('ready', () => {
    if (isDown) log.info('redis is reachable again')
    isDown = false
  })
  return redis
}

/** Another connection to the same server, for blocking commands and subscriptions. It reconnects by itself. */
export function anotherConnection(redis: Redis): Redis {
  const another = redis.duplicate({
    enableOfflineQueue: true,
    maxRetriesPerRequest: null,
    commandTimeout: undefined,
    // Subscribers resubscribe themselves; the client's own way leaves an unhandled rejection.
    autoResubscribe: false,
  })
  // The first connection reports errors.
  another.on('error', () => {})
  return another
}
