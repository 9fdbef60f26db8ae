/**
 * SharedLog on Redis Streams: one stream for each log, which any Redis client can read (docs/protocol.md). The id of an
 * entry is the sequence of its last chunk, so that an SSE cursor is a Redis id, and Redis itself refuses what a second
 * or late producer writes. Whatever Redis loses, the producer writes again from its own log.
 */
import type { Redis } from 'ioredis'
import type { Logger } from '@/lib/server/log'
import { createOutcomes } from '@/lib/server/outcomes'
import { AppError } from '@/lib/shared/error'
import { type LogId, newId } from '@/lib/shared/ids'
import { createRedisFollower } from './redis-follower'
import { entriesOf, isEndId, keyOf, STOP_CHANNEL, stopKeyOf } from './redis-format'
import { createRedisPublisher, type RedisPublisher } from './redis-publisher'
import type { ReadOwn, SharedLog } from './shared-log'
import type { LogEntry } from './stream-log'

/** What the log needs. */
export interface RedisLogOptions {
  /** For commands. It gives up quickly. */
  redis: Redis
  /** Makes further connections, for commands that block. */
  connect(): Redis
  /** This process's own logs. */
  readOwn: ReadOwn
  log: Logger
}

// A large log is read in pieces.
const ENTRIES_AT_ONCE = 500

/** Publishes this process's logs, and follows those of others. */
export function createRedisLog({ redis, connect, readOwn, log }: RedisLogOptions): SharedLog {
  const owner = newId()
  const outcomes = createOutcomes()
  redis.on('ready', outcomes.up)
  redis.on('close', outcomes.down)
  if (redis.status === 'ready') outcomes.up()
  const publisher: RedisPublisher = createRedisPublisher({ redis, readOwn, log, owner, outcomes })
  const follower = createRedisFollower({ redis, connect })
  let stopRequested: (logId: LogId) => void = () => {}
  let listener: Redis | undefined

  /** Listens for stops from the first claim on. Stops that came while the connection was down are found by their keys. */
  function listen() {
    if (listener) return
    listener = connect()
    listener.on('message', (_channel, logId: string) => publisher.isOpen(logId) && stopRequested(logId))
    const begin = () =>
      listener?.subscribe(STOP_CHANNEL).then(
        () => lookForStops(),
        () => {},
      )
    listener.on('ready', begin)
  }

  async function lookForStops() {
    const logIds = publisher.openLogs()
    if (logIds.length === 0) return
    const flags = await redis.mget(logIds.map(stopKeyOf)).catch(() => [])
    for (const [at, flag] of flags.entries()) {
      const logId = logIds[at]
      if (flag !== null && logId !== undefined) stopRequested(logId)
    }
  }

  /** The entries strictly after a sequence; undefined when there is no such stream. */
  async function range(logId: LogId, after: number) {
    const found = await redis.xrange(keyOf(logId), `(${after}-0`, '+', 'COUNT', ENTRIES_AT_ONCE)
    if (found.length === 0 && (await redis.exists(keyOf(logId))) === 0) return undefined
    return found
  }

  async function* read(logId: LogId, after: number, signal: AbortSignal) {
    let position = after
    let rows = await range(logId, position)
    if (!rows) throw new AppError('not_found')
    while (!signal.aborted) {
      for (const [id, fields] of rows) {
        if (isEndId(id)) return
        const entries = entriesOf(id, fields).filter(({ sequence }) => sequence > position)
        const first = entries[0]
        if (!first) continue
        if (first.sequence !== position + 1) throw new Error('the stream in Redis has a gap')
        position = entries.at(-1)?.sequence ?? position
        yield entries
      }
      if (signal.aborted) return
      rows = await follower.next(keyOf(logId), position, signal)
    }
  }

  async function soFar(logId: LogId): Promise<LogEntry[] | undefined> {
    const entries: LogEntry[] = []
    for (;;) {
      const rows = await range(logId, entries.length)
      if (!rows) return undefined
      for (const [id, fields] of rows) {
        if (isEndId(id)) return entries
        const more = entriesOf(id, fields).filter(({ sequence }) => sequence > entries.length)
        if (more[0] && more[0].sequence !== entries.length + 1) return undefined
        entries.push(...more)
      }
      if (rows.length < ENTRIES_AT_ONCE) return entries
    }
  }

  return {
    claim(logId) {
      listen()
      return publisher.claim(logId)
    },
    abandon: publisher.abandon,
    append: publisher.append,
    finish: publisher.finish,
    endFor: publisher.endFor,
    read,
    soFar,
    async state(logId) {
      const [last] = await redis.xrevrange(keyOf(logId), '+', '-', 'COUNT', 1)
      return last && (isEndId(last[0]) ? 'ended' : 'running')
    },
    async requestStop(logId) {
      await redis
        .multi()
        .set(stopKeyOf(logId), '1', 'EX', 3_600)
        .publish(STOP_CHANNEL, logId)
        .exec()
        // The request is in the database as well.
        .catch(() => {})
    },
    health: outcomes.read,
    onStopRequested(callback) {
      stopRequested = callback
    },
    async close() {
      await publisher.close()
      follower.close()
      listener?.disconnect()
      redis.disconnect()
    },
  }
}
