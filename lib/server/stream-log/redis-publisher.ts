/**
 * The producer's half of the Redis log. A log's first chunks go out at once, later ones at most every 25 ms, those of all
 * logs in one write. Nothing waits for it. After a fault a log is compared with what Redis has, and the rest is written
 * again.
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
/** How long a log lives while it is written, and after its end. */
const LIFE_MS = 60 * 60_000
const CLAIM_LIMIT_MS = 500

/** Gives up a claim: deletes the stream if it holds nothing but the claim of this process. */
const GIVE_UP_CLAIM = `
  local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 2)
  local isOurs = #first == 1 and first[1][1] == '${CLAIM_ID}' and first[1][2][2] == ARGV[1]
  return isOurs and redis.call('DEL', KEYS[1]) or 0`

/** A log that is being copied. */
interface OutgoingLog {
  lines: string[]
  lastSequence: number
  finished: boolean
  /** Whether the end is written. */
  isEnded: boolean
  /** Redis may lack something, or has lost the log: nothing is added before that is checked. */
  isUncertain: boolean
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

/** The methods are those of SharedLog. */
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
  const outgoing = new Map<LogId, OutgoingLog>()
  /** Claims that were given up while Redis did not answer. */
  const claimsToGiveUp = new Set<LogId>()
  let frame: NodeJS.Timeout | undefined
  let repair: NodeJS.Timeout | undefined

  async function claim(logId: LogId): Promise<boolean> {
    if (claimsToGiveUp.has(logId)) await giveUpClaim(logId)
    outgoing.set(logId, {
      lines: [],
      lastSequence: 0,
      finished: false,
      isEnded: false,
      isUncertain: false,
      lastWrite: 0,
    })
    try {
      const claimed = redis.xadd(keyOf(logId), CLAIM_ID, 'owner', owner)
      await Promise.race([claimed, limit(CLAIM_LIMIT_MS)])
      outcomes.up()
      redis.pexpire(keyOf(logId), LIFE_MS).catch(() => {})
      return true
    } catch (error) {
      // The claim in the way may be an earlier one of this process.
      if (isRefusal(error) && !claimsToGiveUp.delete(logId)) {
        outgoing.delete(logId)
        return false
      }
      if (!isRefusal(error)) outcomes.down()
      markUncertain(logId)
      return true
    }
  }

  async function abandon(logId: LogId) {
    if (!outgoing.delete(logId)) return
    claimsToGiveUp.add(logId)
    await giveUpClaim(logId)
  }

  /** Never rejects. When Redis does not answer, it is retried. */
  async function giveUpClaim(logId: LogId) {
    try {
      await Promise.race([redis.eval(GIVE_UP_CLAIM, 1, keyOf(logId), owner), limit(CLAIM_LIMIT_MS)])
      claimsToGiveUp.delete(logId)
    } catch {
      scheduleRepair()
    }
  }

  function append(logId: LogId, entries: readonly LogEntry[]) {
    const out = outgoing.get(logId)
    const last = entries.at(-1)
    if (!out || !last || out.isUncertain) return
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

  /** Writes the new lines of all logs at once. */
  function flush() {
    frame = undefined
    const now = performance.now()
    const pipeline = redis.pipeline()
    const written: LogId[] = []
    for (const [logId, out] of outgoing) {
      if (out.isUncertain || (out.lines.length === 0 && (!out.finished || out.isEnded))) continue
      // A stream that Redis has lost must not begin in its middle.
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

  /** Adds the end; returns the log of each added command. */
  function addEnd(pipeline: ChainableCommander, logId: LogId): LogId[] {
    pipeline.xadd(keyOf(logId), 'NOMKSTREAM', END_ID, 'end', '1')
    pipeline.pexpire(keyOf(logId), LOG_RETENTION_MS)
    return [logId, logId]
  }

  /** `written[n]` is the log of the nth command. */
  async function send(pipeline: ChainableCommander, written: readonly LogId[]) {
    const replies = await pipeline.exec().catch(() => null)
    // A refusal is an answer.
    const isAnswered = replies?.some(([error]) => !error || isRefusal(error))
    if (isAnswered) outcomes.up()
    else outcomes.down()
    for (const [at, logId] of written.entries()) {
      const [error, reply] = replies?.[at] ?? [new Error('no reply'), null]
      if (error || reply === null) markUncertain(logId)
    }
    for (const logId of new Set(written)) forgetWhenDone(logId)
  }

  function forgetWhenDone(logId: LogId) {
    const out = outgoing.get(logId)
    if (out?.isEnded && !out.isUncertain) outgoing.delete(logId)
  }

  function markUncertain(logId: LogId) {
    const out = outgoing.get(logId)
    if (!out) return
    out.isUncertain = true
    out.isEnded = false
    out.lines = []
    scheduleRepair()
  }

  function scheduleRepair() {
    repair ??= setTimeout(repairAll, REPAIR_EVERY_MS).unref()
  }

  async function repairAll() {
    for (const [logId, out] of outgoing) if (out.isUncertain) await repairOne(logId, out)
    for (const logId of claimsToGiveUp) if (redis.status === 'ready' && !outgoing.has(logId)) await giveUpClaim(logId)
    repair = undefined
    if (claimsToGiveUp.size > 0 || [...outgoing.values()].some(({ isUncertain }) => isUncertain)) scheduleRepair()
  }

  /** Finds out what Redis has, and writes the rest. */
  async function repairOne(logId: LogId, out: OutgoingLog) {
    // The log has expired here: nobody could read it any more.
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
      // What is appended from now on follows these: commands are run in the order in which they are sent.
      out.isUncertain = false
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
      out.isUncertain = true
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
      if (!out.isUncertain) setFrame(0)
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
      // When this is answered, the last write has been sent.
      await redis.ping().catch(() => {})
    },
  }
}

/** Whether Redis refused an id because it is not higher than the last: somebody else has written the stream, or ended it. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.includes('equal or smaller than the target stream top item')
}

function limit(milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('Redis does not answer')), milliseconds).unref()
  })
}
