/**
 * The producer's half of the Redis log. A log's first chunks go out at once, later ones at most once in 25 ms, those of
 * all logs in one write. Nothing is waited for; after any fault a log is compared with what Redis has, and the rest
 * of it handed over again.
 */
import type { ChainableCommander, Redis } from 'ioredis'
import type { Logger } from '@/lib/server/log'
import type { Outcomes } from '@/lib/server/outcomes'
import type { LogId } from '@/lib/shared/ids'
import { CHUNKS_FIELD, CLAIM_ID, END_ID, isEndId, keyOf, lastSequenceOf } from './redis-format'
import type { ReadOwn } from './shared-log'
import { LOG_RETENTION_MS, type LogEntry } from './stream-log'

const FRAME_MS = 25
const REPAIR_EVERY_MS = 500
const CHUNKS_AN_ENTRY = 1_000
/** For which a log lives while it is written. */
const LIFE_MS = 60 * 60_000
const CLAIM_LIMIT_MS = 500

/** Takes a claim back: the stream goes where it has nothing but the claim of this process. */
const TAKE_BACK = `
  local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 2)
  local isOurs = #first == 1 and first[1][1] == '${CLAIM_ID}' and first[1][2][2] == ARGV[1]
  return isOurs and redis.call('DEL', KEYS[1]) or 0`

/** A log that is handed over. */
interface Outgoing {
  lines: string[]
  lastSequence: number
  finished: boolean
  /** Whether the end is written. */
  isEnded: boolean
  /** Redis may lack something, or has lost the log: nothing is added before that is known. */
  isUnsure: boolean
  lastWrite: number
}

/** What the publisher needs. */
export interface RedisPublisherOptions {
  redis: Redis
  readOwn: ReadOwn
  log: Logger
  /** Names this process. */
  owner: string
  outcomes: Outcomes
}

/** As SharedLog's own. */
export interface RedisPublisher {
  claim(logId: LogId): Promise<boolean>
  abandon(logId: LogId): Promise<void>
  append(logId: LogId, entries: readonly LogEntry[]): void
  finish(logId: LogId): void
  endFor(logId: LogId, entries: readonly LogEntry[]): Promise<void>
  isOpen(logId: LogId): boolean
  openLogs(): LogId[]
  close(): Promise<void>
}

/** Makes the publisher. */
export function createRedisPublisher({ redis, readOwn, log, owner, outcomes }: RedisPublisherOptions): RedisPublisher {
  const outgoing = new Map<LogId, Outgoing>()
  /** Claims that were given up while Redis did not answer. */
  const toTakeBack = new Set<LogId>()
  let frame: NodeJS.Timeout | undefined
  let repair: NodeJS.Timeout | undefined

  async function claim(logId: LogId): Promise<boolean> {
    if (toTakeBack.has(logId)) await takeBack(logId)
    outgoing.set(logId, { lines: [], lastSequence: 0, finished: false, isEnded: false, isUnsure: false, lastWrite: 0 })
    try {
      const claimed = redis.xadd(keyOf(logId), CLAIM_ID, 'owner', owner)
      await Promise.race([claimed, limit(CLAIM_LIMIT_MS)])
      outcomes.up()
      redis.pexpire(keyOf(logId), LIFE_MS).catch(() => {})
      return true
    } catch (error) {
      // What stands in the way may still be this process's own earlier claim.
      if (isRefusal(error) && !toTakeBack.delete(logId)) {
        outgoing.delete(logId)
        return false
      }
      if (!isRefusal(error)) outcomes.down()
      doubt(logId)
      return true
    }
  }

  async function abandon(logId: LogId) {
    if (!outgoing.delete(logId)) return
    toTakeBack.add(logId)
    await takeBack(logId)
  }

  /** Never rejects; where Redis does not answer it is tried again. */
  async function takeBack(logId: LogId) {
    try {
      await Promise.race([redis.eval(TAKE_BACK, 1, keyOf(logId), owner), limit(CLAIM_LIMIT_MS)])
      toTakeBack.delete(logId)
    } catch {
      scheduleRepair()
    }
  }

  function append(logId: LogId, entries: readonly LogEntry[]) {
    const out = outgoing.get(logId)
    const last = entries.at(-1)
    if (!out || !last || out.isUnsure) return
    for (const { json } of entries) out.lines.push(json)
    out.lastSequence = last.sequence
    if (performance.now() - out.lastWrite >= FRAME_MS) setFrame(0)
    else setFrame(FRAME_MS)
  }

  let frameAt = Number.POSITIVE_INFINITY
  function setFrame(milliseconds: number) {
    const at = performance.now() + milliseconds
    if (frame && frameAt <= at) return
    clearTimeout(frame)
    frameAt = at
    frame = setTimeout(flush, milliseconds)
  }

  /** Writes what all logs have, in one go. */
  function flush() {
    frame = undefined
    const now = performance.now()
    const pipeline = redis.pipeline()
    const written: LogId[] = []
    for (const [logId, out] of outgoing) {
      if (out.isUnsure || (out.lines.length === 0 && (!out.finished || out.isEnded))) continue
      // A stream that Redis has lost is not begun in its middle.
      if (out.lines.length > 0) {
        const chunks = out.lines.join('\n')
        pipeline.xadd(keyOf(logId), 'NOMKSTREAM', `${out.lastSequence}-0`, CHUNKS_FIELD, chunks)
        written.push(logId)
      }
      out.lines = []
      out.lastWrite = now
      if (out.finished) {
        written.push(...addEnd(pipeline, logId))
        out.isEnded = true
      }
    }
    if (written.length > 0) void send(pipeline, written)
  }

  /** Adds the end; returns whose replies the added commands are. */
  function addEnd(pipeline: ChainableCommander, logId: LogId): LogId[] {
    pipeline.xadd(keyOf(logId), 'NOMKSTREAM', END_ID, 'end', '1')
    pipeline.pexpire(keyOf(logId), LOG_RETENTION_MS)
    return [logId, logId]
  }

  /** `written[n]` is the log that the nth command is about. */
  async function send(pipeline: ChainableCommander, written: readonly LogId[]) {
    const replies = await pipeline.exec().catch(() => null)
    // A command that was refused was answered.
    const isAnswered = replies?.some(([error]) => !error || isRefusal(error))
    if (isAnswered) outcomes.up()
    else outcomes.down()
    for (const [at, logId] of written.entries()) {
      const [error, reply] = replies?.[at] ?? [new Error('no reply'), null]
      if (error || reply === null) doubt(logId)
    }
    for (const logId of new Set(written)) forgetWhenDone(logId)
  }

  function forgetWhenDone(logId: LogId) {
    const out = outgoing.get(logId)
    if (out?.isEnded && !out.isUnsure) outgoing.delete(logId)
  }

  function doubt(logId: LogId) {
    const out = outgoing.get(logId)
    if (!out) return
    out.isUnsure = true
    out.isEnded = false
    out.lines = []
    scheduleRepair()
  }

  function scheduleRepair() {
    repair ??= setTimeout(repairAll, REPAIR_EVERY_MS).unref()
  }

  async function repairAll() {
    for (const [logId, out] of outgoing) if (out.isUnsure) await repairOne(logId, out)
    for (const logId of toTakeBack) if (redis.status === 'ready' && !outgoing.has(logId)) await takeBack(logId)
    repair = undefined
    if (toTakeBack.size > 0 || [...outgoing.values()].some(({ isUnsure }) => isUnsure)) scheduleRepair()
  }

  /** Finds out how far Redis has come, and hands over the rest. */
  async function repairOne(logId: LogId, out: Outgoing) {
    // Nobody could read it any more.
    if (!readOwn(logId, 0)) outgoing.delete(logId)
    if (redis.status !== 'ready') return
    try {
      const [last] = await redis.xrevrange(keyOf(logId), '+', '-', 'COUNT', 1)
      if (last && isEndId(last[0])) {
        outgoing.delete(logId)
        return
      }
      const entries = readOwn(logId, last ? lastSequenceOf(last[0]) : 0)
      if (!entries) return
      // From here on what is appended goes behind these: both are written in the order in which they are asked for.
      out.isUnsure = false
      out.lines = []
      const pipeline = redis.pipeline()
      const written: LogId[] = []
      for (let from = 0; from < entries.length; from += CHUNKS_AN_ENTRY) {
        addEntry(pipeline, logId, entries.slice(from, from + CHUNKS_AN_ENTRY))
        written.push(logId)
      }
      pipeline.pexpire(keyOf(logId), LIFE_MS)
      written.push(logId)
      out.isEnded = out.finished
      if (out.isEnded) written.push(...addEnd(pipeline, logId))
      await send(pipeline, written)
    } catch (error) {
      log.error('the log in Redis could not be repaired', { logId }, error)
      out.isUnsure = true
    }
  }

  function addEntry(pipeline: ChainableCommander, logId: LogId, entries: readonly LogEntry[]) {
    const last = entries.at(-1)
    if (!last) return
    const chunks = entries.map(({ json }) => json).join('\n')
    pipeline.xadd(keyOf(logId), `${last.sequence}-0`, CHUNKS_FIELD, chunks)
  }

  return {
    claim,
    abandon,
    append,
    finish(logId) {
      const out = outgoing.get(logId)
      if (!out) return
      out.finished = true
      if (!out.isUnsure) setFrame(0)
    },
    async endFor(logId, entries) {
      try {
        const [last] = await redis.xrevrange(keyOf(logId), '+', '-', 'COUNT', 1)
        if (last && isEndId(last[0])) return
        const after = last ? lastSequenceOf(last[0]) : 0
        const pipeline = redis.pipeline()
        addEntry(pipeline, logId, entries.slice(after))
        pipeline.xadd(keyOf(logId), END_ID, 'end', '1')
        pipeline.pexpire(keyOf(logId), LOG_RETENTION_MS)
        await pipeline.exec()
      } catch {
        // Followers find the end in the database.
      }
    },
    isOpen: (logId) => outgoing.has(logId),
    openLogs: () => [...outgoing.keys()],
    async close() {
      clearTimeout(frame)
      clearTimeout(repair)
      flush()
      // What was written last is on its way when this comes back.
      await redis.ping().catch(() => {})
    },
  }
}

/** Redis says so when an id is not higher than the last: somebody else has written the stream, or ended it. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.includes('equal or smaller than the target stream top item')
}

function limit(milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('Redis does not answer')), milliseconds).unref()
  })
}
