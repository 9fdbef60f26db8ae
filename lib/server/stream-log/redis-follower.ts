/** One blocking connection for all logs of other processes that this one follows. */
import type { Redis } from 'ioredis'
import { CLAIM_ID, lastSequenceOf } from './redis-format'

/** An entry as Redis gives it: its id, and its fields and values in turn. */
export type StreamRow = [id: string, fields: string[]]

/** Waits for what comes. */
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

interface Waiting {
  key: string
  after: number
  resolve(rows: StreamRow[]): void
  reject(error: Error): void
}

// Also the longest wait for a stream that is added just before the connection blocks.
const BLOCK_MS = 500
const ENTRIES_AT_ONCE = 500

/** Opens its connection with the first that waits. */
export function createRedisFollower({ redis, connect }: RedisFollowerOptions): RedisFollower {
  const waiting = new Set<Waiting>()
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
      // Everyone is told: the database has what Redis does not give.
      for (const one of waiting) one.reject(error as Error)
      waiting.clear()
      connection?.disconnect()
      connection = undefined
      connectionId = undefined
    }
    isRunning = false
    if (waiting.size > 0) void run()
  }

  async function lookOnce(blocking: Redis) {
    // Several who wait for one stream are asked for once, from the one that is farthest behind.
    const asked = new Map<string, number>()
    for (const { key, after } of waiting) asked.set(key, Math.min(after, asked.get(key) ?? after))
    isBlocked = true
    const found = await blocking
      .xread(
        'COUNT',
        ENTRIES_AT_ONCE,
        'BLOCK',
        BLOCK_MS,
        'STREAMS',
        ...asked.keys(),
        ...[...asked.values()].map(idAfter),
      )
      .finally(() => {
        isBlocked = false
      })
    for (const [key, rows] of found ?? []) {
      for (const one of [...waiting]) {
        // Who came while the connection waited may lack what stands before this: it was not asked for.
        if (one.key !== key || one.after < (asked.get(key) ?? 0)) continue
        const fresh = rows.filter(([id]) => lastSequenceOf(id) > one.after)
        if (fresh.length === 0) continue
        waiting.delete(one)
        one.resolve(fresh as StreamRow[])
      }
    }
  }

  return {
    next(key, after, signal) {
      return new Promise((resolve, reject) => {
        const one: Waiting = { key, after, resolve: settle(resolve), reject: settle(reject) }
        const leave = () => {
          waiting.delete(one)
          one.resolve([])
        }
        function settle<T>(how: (value: T) => void) {
          return (value: T) => {
            signal.removeEventListener('abort', leave)
            how(value)
          }
        }
        if (signal.aborted) return resolve([])
        signal.addEventListener('abort', leave, { once: true })
        waiting.add(one)
        // The connection waits for the streams that it was asked for before: it is woken to ask for this one too.
        if (isBlocked && connectionId !== undefined) redis.client('UNBLOCK', connectionId).catch(() => {})
        void run()
      })
    },
    close: () => connection?.disconnect(),
  }
}

/** The id behind which to read: before the first chunk there is the claim, which nobody waits for. */
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
