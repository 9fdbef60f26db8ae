/**
 * SharedLog in the database: the checkpoints of running answers. One statement stores what all answers of this process have
 * written since the last one, a few times a second. Followers elsewhere look as often.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@/lib/server/database/database'
import {
  addStopRequest,
  hasLogEnded,
  readBatches,
  removeEndedLogs,
  removeStopRequests,
  writeBatches,
} from '@/lib/server/database/log-batches'
import type { Logger } from '@/lib/server/log'
import { createOutcomes } from '@/lib/server/outcomes'
import { AppError } from '@/lib/shared/error'
import type { LogId } from '@/lib/shared/ids'
import type { SharedLog } from './shared-log'
import { LOG_RETENTION_MS, type LogEntry } from './stream-log'

/** Times in milliseconds; tests shorten them. */
export interface DatabaseLogOptions {
  /** Between two checkpoints, and between two reads of a follower. */
  everyMs: number
  /** How long an ended log can still be read. */
  retentionMs: number
}

/** Half of the second that a crash may cost. */
export const DATABASE_LOG: DatabaseLogOptions = { everyMs: 500, retentionMs: LOG_RETENTION_MS }

/** The characters of one statement: others wait for it, as the embedded database has one connection. */
const PORTION_CHARACTERS = 256 * 1024

// A log that was just claimed appears with its first checkpoint.
const APPEARS_WITHIN_MS = 3_000
const CLEAR_EVERY_MS = 60_000
/** How long stop requests are kept that nobody has taken: their producers are gone. */
const STOP_LIFE_MS = 60 * 60_000

/** What a log has written since its last checkpoint. */
interface LogBatch {
  lines: string[]
  lastSequence: number
  isEnd: boolean
}

/** Keeps checkpoints. The embedded database has one process, so there are no stop requests of others to look for. */
export function createDatabaseLog(database: Database, log: Logger, options = DATABASE_LOG): SharedLog {
  const { queries } = database
  const hasOthers = database.kind === 'postgres'
  const running = new Set<LogId>()
  const pending = new Map<LogId, LogBatch>()
  let stopRequested: (logId: LogId) => void = () => {}
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined
  let clearedAt = Number.NEGATIVE_INFINITY
  let isFailing = false
  let isClosed = false
  const outcomes = createOutcomes()

  function schedule() {
    timer ??= setTimeout(() => {
      timer = undefined
      void checkpoint().then(scheduleNext)
    }, options.everyMs).unref()
  }

  function scheduleNext() {
    // After a failure it is retried until it works, so that its health is up to date.
    const isNeeded = pending.size > 0 || isFailing || (hasOthers && running.size > 0)
    if (isNeeded && !isClosed) schedule()
  }

  /** Writes everything pending. Never rejects: what could not be written is kept for the next time. */
  function checkpoint(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }

  async function writeAll() {
    const stoppable = hasOthers ? running : NO_LOGS
    const portions = portionsOf(pending)
    const hasNews = portions.length > 0
    pending.clear()
    try {
      if (!hasNews && stoppable.size > 0) portions.push(new Map())
      for (let isFirst = true; portions[0]; isFirst = false) {
        for (const logId of await insert(portions[0], isFirst ? stoppable : NO_LOGS)) stopRequested(logId)
        portions.shift()
      }
      const hasCleared = await clearOld()
      if (hasNews || hasCleared) outcomes.up()
      isFailing = false
    } catch (error) {
      outcomes.down()
      for (const portion of portions.reverse()) for (const [logId, batch] of portion) putBack(logId, batch)
      if (!isFailing) log.error('checkpoints are not written', {}, error)
      isFailing = true
    }
  }

  function putBack(logId: LogId, earlier: LogBatch) {
    const later = pending.get(logId)
    if (later) earlier.lines.push(...later.lines)
    pending.set(logId, later ? { ...later, lines: earlier.lines } : earlier)
  }

  /** Writes batches. Takes the stop requests of these running logs, and returns the logs to stop. */
  async function insert(batches: ReadonlyMap<LogId, LogBatch>, stoppable = NO_LOGS): Promise<LogId[]> {
    const rows = [...batches].map(([logId, { lines, lastSequence, isEnd }]) => ({
      logId,
      lastSequence,
      chunks: lines.join('\n'),
      isEnd,
    }))
    return writeBatches(queries, rows, stoppable)
  }

  /** Deletes old logs and stop requests; whether it was time to. */
  async function clearOld(): Promise<boolean> {
    if (!isFailing && performance.now() - clearedAt < CLEAR_EVERY_MS) return false
    clearedAt = performance.now()
    await removeEndedLogs(queries, new Date(Date.now() - options.retentionMs))
    await removeStopRequests(queries, new Date(Date.now() - STOP_LIFE_MS))
    return true
  }

  /** The entries after a sequence, and whether the log ends with them; undefined when there is no such log. */
  async function readAfter(logId: LogId, after: number): Promise<{ entries: LogEntry[]; isEnd: boolean } | undefined> {
    const rows = await readBatches(queries, logId, after)
    if (rows.length === 0)
      return (await hasLogEnded(queries, logId)) === undefined ? undefined : { entries: [], isEnd: false }
    const entries: LogEntry[] = []
    for (const { lastSequence, chunks, isEnd } of rows) {
      // A statement that was repeated because its reply was lost may have written some lines twice.
      const last = entries.at(-1)?.sequence ?? after
      entries.push(...entriesOf(chunks, lastSequence).filter(({ sequence }) => sequence > last))
      if (isEnd) return { entries, isEnd }
    }
    return { entries, isEnd: false }
  }

  async function* read(logId: LogId, after: number, signal: AbortSignal) {
    const began = performance.now()
    let position = after
    while (!signal.aborted) {
      const found = await readAfter(logId, position)
      if (!found && performance.now() - began > APPEARS_WITHIN_MS) throw new AppError('not_found')
      if (found && found.entries.length > 0) {
        position = found.entries.at(-1)?.sequence ?? position
        yield found.entries
      }
      if (found?.isEnd) return
      await sleep(options.everyMs, undefined, { signal }).catch(() => {})
    }
  }

  function append(logId: LogId, entries: readonly LogEntry[]) {
    const last = entries.at(-1)
    if (!last) return
    const batch = pending.get(logId) ?? { lines: [], lastSequence: 0, isEnd: false }
    for (const { json } of entries) batch.lines.push(json)
    batch.lastSequence = last.sequence
    pending.set(logId, batch)
    schedule()
  }

  return {
    async claim(logId) {
      running.add(logId)
      if (hasOthers) schedule()
      return true
    },
    async abandon(logId) {
      // Nothing is written before the first checkpoint.
      running.delete(logId)
      pending.delete(logId)
    },
    append,
    async copyNow() {
      // What is being written now may lack the newest.
      await writing
      await checkpoint()
      scheduleNext()
    },
    finish(logId) {
      running.delete(logId)
      const batch = pending.get(logId)
      if (batch) batch.isEnd = true
      else pending.set(logId, { lines: [], lastSequence: END_SEQUENCE, isEnd: true })
      void checkpoint().then(scheduleNext)
    },
    async endFor(logId, entries) {
      const storedCount = (await readAfter(logId, 0))?.entries.length ?? 0
      const lines = entries.slice(storedCount).map(({ json }) => json)
      const lastSequence = lines.length === 0 ? END_SEQUENCE : entries.length
      for (const portion of portionsOf(new Map([[logId, { lines, lastSequence, isEnd: true }]]))) await insert(portion)
    },
    read,
    soFar: async (logId) => (await readAfter(logId, 0))?.entries,
    async state(logId) {
      const hasEnded = await hasLogEnded(queries, logId)
      return hasEnded === undefined ? undefined : hasEnded ? 'ended' : 'running'
    },
    async requestStop(logId) {
      await addStopRequest(queries, logId)
    },
    onStopRequested(callback) {
      stopRequested = callback
    },
    health: outcomes.read,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await writing
      await checkpoint()
    },
  }
}

/** The same batches in order, divided into what one statement may write. */
function portionsOf(batches: ReadonlyMap<LogId, LogBatch>): Array<Map<LogId, LogBatch>> {
  const portions = [new Map<LogId, LogBatch>()]
  let size = 0
  for (const [logId, { lines, lastSequence, isEnd }] of batches) {
    for (let from = 0, to = 0; ; from = to) {
      for (let line = lines[to]; line !== undefined; line = lines[to]) {
        if (size > 0 && size + line.length > PORTION_CHARACTERS) break
        size += line.length
        to += 1
      }
      const isRest = to === lines.length
      const piece = isRest
        ? { lines: lines.slice(from), lastSequence, isEnd }
        : { lines: lines.slice(from, to), lastSequence: lastSequence - (lines.length - to), isEnd: false }
      if (isRest || to > from) portions.at(-1)?.set(logId, piece)
      if (isRest) break
      portions.push(new Map())
      size = 0
    }
  }
  return portions.filter((portion) => portion.size > 0)
}

const NO_LOGS: ReadonlySet<LogId> = new Set()

/** Higher than every sequence: the end of a log whose last chunks were written before it ended. */
const END_SEQUENCE = 2 ** 31 - 1

function entriesOf(chunks: string, lastSequence: number): LogEntry[] {
  if (chunks === '') return []
  const lines = chunks.split('\n')
  return lines.map((json, at) => ({ sequence: lastSequence - lines.length + at + 1, json }))
}
