/** One blocking connection for all logs of other processes that this one follows. */
import type { Redis } from 'ioredis'
import { CLAIM_ID, lastSequenceOf } from './redis-format'

/** An entry as Redis returns it: its id, and its fields and values alternately. */
export type StreamRow = [id: string, fields: string[]]

/** Waits for new entries. */
export interface RedisFollower {
  /** The entries of a stream after a sequence, as soon as there are any; empty when the signal aborts. */
  next(key: string, after: number, signal: AbortSignal): Promise<StreamRow[]>
  close(): void
}

/** What the follower needs. */
export interface RedisFollowerOptions {
  redis: Redis
  connect(): Redis
}

interface Waiter {
  key: string
  after: number
  resolve(rows: StreamRow[]): void
  reject(error: Error): void
}

// Also the longest wait for a stream that is added just before the connection blocks.
const BLOCK_MS = 500
const ENTRIES_AT_ONCE = 500

/** Opens its connection for the first reader that waits. */
export function createRedisFollower({ redis, connect }: RedisFollowerOptions): RedisFollower {
  const waiting = new Set<Waiter>()
  let connection: Redis | undefined
  let connectionId: number | undefined
  let isRunning = false
  let isBlocked = false

  async function run() {
    if (isRunning) return
    isRunning = true
    try {
      connection ??= connect()
      await ready(connection)
      connectionId ??= await connection.client('ID')
      while (waiting.size > 0) await lookOnce(connection)
    } catch (error) {
      // Nobody is left waiting: the database has what Redis lacks.
      for (const waiter of waiting) waiter.reject(error as Error)
      waiting.clear()
      connection?.disconnect()
      connection = undefined
      connectionId = undefined
    }
    isRunning = false
    if (waiting.size > 0) void run()
  }

  async function lookOnce(blocking: Redis) {
    // A stream that several readers wait for is read once, from the reader that is farthest behind.
    const positions = new Map<string, number>()
    for (const { key, after } of waiting) positions.set(key, Math.min(after, positions.get(key) ?? after))
    isBlocked = true
    const found = await blocking
      .xread(
        'COUNT',
        ENTRIES_AT_ONCE,
        'BLOCK',
        BLOCK_MS,
        'STREAMS',
        ...positions.keys(),
        ...[...positions.values()].map(idAfter),
      )
      .finally(() => {
        isBlocked = false
      })
    for (const [key, rows] of found ?? []) {
      for (const waiter of [...waiting]) {
        // A reader that came while the connection was blocked may lack earlier entries, which were not read.
        if (waiter.key !== key || waiter.after < (positions.get(key) ?? 0)) continue
        const fresh = rows.filter(([id]) => lastSequenceOf(id) > waiter.after)
        if (fresh.length === 0) continue
        waiting.delete(waiter)
        waiter.resolve(fresh as StreamRow[])
      }
    }
  }

  return {
    next(key, after, signal) {
      return new Promise((resolve, reject) => {
        const waiter: Waiter = { key, after, resolve: settle(resolve), reject: settle(reject) }
        const leave = () => {
          waiting.delete(waiter)
          waiter.resolve([])
        }
        function settle<T>(callback: (value: T) => void) {
          return (value: T) => {
            signal.removeEventListener('abort', leave)
            callback(value)
          }
        }
        if (signal.aborted) return resolve([])
        signal.addEventListener('abort', leave, { once: true })
        waiting.add(waiter)
        // The connection is blocked on the streams of the others. It is woken to wait for this one, too.
        if (isBlocked && connectionId !== undefined) redis.client('UNBLOCK', connectionId).catch(() => {})
        void run()
      })
    },
    close: () => connection?.disconnect(),
  }
}

/** The id after which to read. Before the first chunk there is the claim, which nobody waits for. */
function idAfter(sequence: number): string {
  return sequence === 0 ? CLAIM_ID : `${sequence}-0`
}

function ready(connection: Redis): Promise<void> {
  if (connection.status === 'ready') return Promise.resolve()
  return new Promise((resolve, reject) => {
    connection.once('ready', resolve)
    connection.once('error', reject)
    connection.once('end', () => reject(new Error('the connection to Redis has ended')))
  })
}
