/**
 * SharedLog in the database: the checkpoints of running answers. What all answers of this process wrote since the last
 * time goes into one statement, some times a second; followers elsewhere look as often.
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
  /** Between two checkpoints, and between two looks of a follower. */
  everyMs: number
  /** For which an ended log can still be read. */
  retentionMs: number
}

/** Half of the second that a crash may cost. */
export const DATABASE_LOG: DatabaseLogOptions = { everyMs: 500, retentionMs: LOG_RETENTION_MS }

/** Of chunks in one statement: others who ask the one connection of the embedded database wait for its end. */
const PORTION_CHARACTERS = 256 * 1024

// A log that was claimed a moment ago is seen with its first checkpoint.
const APPEARS_WITHIN_MS = 3_000
const CLEAR_EVERY_MS = 60_000
/** Stop requests that nobody took: their producers are gone. */
const STOP_LIFE_MS = 60 * 60_000

/** What a log has written since its last checkpoint. */
interface Pending {
  lines: string[]
  lastSequence: number
  isEnd: boolean
}

/** Keeps checkpoints. The embedded database has one process, which needs no word from others. */
export function createDatabaseLog(database: Database, log: Logger, options = DATABASE_LOG): SharedLog {
  const { queries } = database
  const hasOthers = database.kind === 'postgres'
  const running = new Set<LogId>()
  const pending = new Map<LogId, Pending>()
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
      void checkpoint().then(goOn)
    }, options.everyMs).unref()
  }

  function goOn() {
    // Once it fails it is tried until it works, so that what is told of it is true.
    const isNeeded = pending.size > 0 || isFailing || (hasOthers && running.size > 0)
    if (isNeeded && !isClosed) schedule()
  }

  /** Writes what is there. Never rejects: what could not be written is kept for the next time. */
  function checkpoint(): Promise<void> {
    writing ??= writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }

  async function writeAll() {
    const asked = hasOthers ? running : NOBODY
    const portions = portionsOf(pending)
    const hasNews = portions.length > 0
    pending.clear()
    try {
      if (!hasNews && asked.size > 0) portions.push(new Map())
      for (let isFirst = true; portions[0]; isFirst = false) {
        for (const logId of await insert(portions[0], isFirst ? asked : NOBODY)) stopRequested(logId)
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

  function putBack(logId: LogId, earlier: Pending) {
    const later = pending.get(logId)
    if (later) earlier.lines.push(...later.lines)
    pending.set(logId, later ? { ...later, lines: earlier.lines } : earlier)
  }

  /** Writes batches, and takes what others have asked of running logs: the logs that they want stopped. */
  async function insert(batches: ReadonlyMap<LogId, Pending>, asked = NOBODY): Promise<LogId[]> {
    const rows = [...batches].map(([logId, { lines, lastSequence, isEnd }]) => ({
      logId,
      lastSequence,
      chunks: lines.join('\n'),
      isEnd,
    }))
    return writeBatches(queries, rows, asked)
  }

  /** Whether it was time to. */
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
      // A statement that was repeated because its reply was lost may have brought some lines twice.
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
    finish(logId) {
      running.delete(logId)
      const batch = pending.get(logId)
      if (batch) batch.isEnd = true
      else pending.set(logId, { lines: [], lastSequence: LAST_OF_ALL, isEnd: true })
      void checkpoint().then(goOn)
    },
    async endFor(logId, entries) {
      const had = (await readAfter(logId, 0))?.entries.length ?? 0
      const lines = entries.slice(had).map(({ json }) => json)
      const lastSequence = lines.length === 0 ? LAST_OF_ALL : entries.length
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

/** The same batches in order, as many as one statement may bring at a time. */
function portionsOf(batches: ReadonlyMap<LogId, Pending>): Array<Map<LogId, Pending>> {
  const portions = [new Map<LogId, Pending>()]
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

const NOBODY: ReadonlySet<LogId> = new Set()

/** Stands behind every sequence: the end of a log whose last chunks were written before it was known to be the end. */
const LAST_OF_ALL = 2 ** 31 - 1

function entriesOf(chunks: string, lastSequence: number): LogEntry[] {
  if (chunks === '') return []
  const lines = chunks.split('\n')
  return lines.map((json, at) => ({ sequence: lastSequence - lines.length + at + 1, json }))
}
