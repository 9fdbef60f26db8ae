/** The two ways of keeping a running answer in Redis that the bench compares. */
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { PEERS_FOLDER } from '@/bench/processes/peers'
import { createLogger } from '@/lib/server/log'
import { anotherConnection, connectRedis } from '@/lib/server/redis'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import { createRedisLog } from '@/lib/server/stream-log/redis-log'
import { createSharedStreamLog } from '@/lib/server/stream-log/shared-stream-log'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'

const RETENTION_MS = 60_000

/** The project's own log with a copy in Redis, as in `create-services.ts`, but without the database. */
export function openStreamLog(url: string): StreamLog {
  const log = createLogger([], () => {})
  const redis = connectRedis(url, log)
  const own = createMemoryStreamLog({ retentionMs: RETENTION_MS })
  const live = createRedisLog({ redis, connect: () => anotherConnection(redis), readOwn: own.entriesAfter, log })
  return createSharedStreamLog({ kind: 'redis', own, copies: [live], log })
}

/** The part of `resumable-stream` that is used here. */
export interface ResumableContext {
  createNewResumableStream(id: string, make: () => ReadableStream<string>): Promise<ReadableStream<string> | null>
  resumeExistingStream(id: string): Promise<ReadableStream<string> | null | undefined>
}

/** The context of `resumable-stream`, set up as in its documentation. */
export async function openResumable(url: string): Promise<ResumableContext> {
  const { createResumableStreamContext } = await import(join(PEERS_FOLDER, 'resumable.mjs'))
  return createResumableStreamContext({
    waitUntil: (promise: Promise<unknown>) => promise,
    publisher: new Redis(url),
    subscriber: new Redis(url),
  })
}
