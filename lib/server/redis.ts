/** The connection to Redis: quick to give up, so that its absence costs a moment and never an answer. */
import { Redis } from 'ioredis'
import type { Logger } from '@/lib/server/log'

const COMMAND_LIMIT_MS = 500

/** Connects in the background. */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    // What cannot be asked now is not asked later: whoever wanted to know has gone on by then.
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

/** A further connection to the same server, for what blocks or listens. It connects again by itself. */
export function anotherConnection(redis: Redis): Redis {
  const another = redis.duplicate({
    enableOfflineQueue: true,
    maxRetriesPerRequest: null,
    commandTimeout: undefined,
    // Who listens subscribes anew by itself; the client's own way leaves a rejection that nobody catches.
    autoResubscribe: false,
  })
  // The first connection tells the operator.
  another.on('error', () => {})
  return another
}
