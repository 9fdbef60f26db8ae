/** StreamLog in this process's memory: nothing to set up, and gone with the process. */
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import type { LogId } from '@/lib/shared/ids'
import type { LogEntry, StreamLog } from './stream-log'

interface AnswerLog {
  entries: LogEntry[]
  characters: number
  finished: boolean
  /** Whether its claim was given up, and it is no longer in the map. */
  isAbandoned: boolean
  stopRequested: boolean
  onStop: (() => void) | undefined
  /** What wakes the readers that wait for more. */
  waiting: Set<() => void>
}

/** Limits of the memory log. */
export interface MemoryStreamLogOptions {
  /** How many milliseconds a finished log can still be read. */
  retentionMs: number
  /** The most characters of all finished logs together. Beyond it the oldest go: the stored answers can be read instead. */
  endedCharacters?: number
}

const ENDED_CHARACTERS = 16 * 1024 * 1024
/** What an entry takes beyond its text. */
const ENTRY_CHARACTERS = 64

// A reader that is far behind gets its backlog in pieces of this many chunks, so that no single write is huge.
const BATCH = 1_000

/** The logs of this process, with what is needed to copy them. */
export interface MemoryStreamLog extends StreamLog {
  append(logId: LogId, chunks: readonly Chunk[]): LogEntry[]
  /** What this process has of a log after a sequence; undefined when it has no such log. */
  entriesAfter(logId: LogId, after: number): LogEntry[] | undefined
}

/** Makes an empty log. */
export function createMemoryStreamLog({
  retentionMs,
  endedCharacters = ENDED_CHARACTERS,
}: MemoryStreamLogOptions): MemoryStreamLog {
  const logs = new Map<LogId, AnswerLog>()
  /** The finished logs, oldest first. */
  const ended = new Map<LogId, AnswerLog>()
  let charactersOfEnded = 0

  function claim(logId: LogId): boolean {
    if (logs.has(logId)) return false
    logs.set(logId, {
      entries: [],
      characters: 0,
      finished: false,
      isAbandoned: false,
      stopRequested: false,
      onStop: undefined,
      waiting: new Set(),
    })
    return true
  }

  function open(logId: LogId): AnswerLog {
    const log = logs.get(logId)
    if (!log || log.finished) throw new Error(`answer ${logId} is not open for appending`)
    return log
  }

  const toWake = new Set<AnswerLog>()

  // The chunks of one upstream read arrive in one turn of the event loop: readers wake once for all of them.
  function scheduleWake(log: AnswerLog) {
    if (log.waiting.size === 0) return
    if (toWake.size === 0) setImmediate(wakeReaders)
    toWake.add(log)
  }

  function wakeReaders() {
    const logsToWake = [...toWake]
    toWake.clear()
    for (const { waiting } of logsToWake) {
      const readers = [...waiting]
      waiting.clear()
      for (const wake of readers) wake()
    }
  }

  function append(logId: LogId, chunks: readonly Chunk[]): LogEntry[] {
    const log = open(logId)
    const added = chunks.map((chunk, at) => ({ sequence: log.entries.length + at + 1, json: JSON.stringify(chunk) }))
    // One by one: the end of a large answer would be too many arguments.
    for (const entry of added) {
      log.entries.push(entry)
      log.characters += entry.json.length + ENTRY_CHARACTERS
    }
    scheduleWake(log)
    return added
  }

  function finish(logId: LogId) {
    const log = open(logId)
    log.finished = true
    log.onStop = undefined
    scheduleWake(log)
    ended.set(logId, log)
    charactersOfEnded += log.characters
    // The newest stays: its readers may be about to come back.
    for (const [oldest] of ended) {
      if (charactersOfEnded <= endedCharacters || oldest === logId) break
      forget(oldest)
    }
    setTimeout(() => forget(logId), retentionMs).unref()
  }

  /** Those who are reading it continue. */
  function forget(logId: LogId) {
    const log = ended.get(logId)
    if (!log) return
    ended.delete(logId)
    logs.delete(logId)
    charactersOfEnded -= log.characters
  }

  function abandon(logId: LogId) {
    const log = open(logId)
    if (log.entries.length > 0) throw new Error(`answer ${logId} has been written to`)
    logs.delete(logId)
    log.isAbandoned = true
    scheduleWake(log)
  }

  async function* read(logId: LogId, after: number, signal: AbortSignal) {
    const log = logs.get(logId)
    if (!log) throw new AppError('not_found')
    let position = after
    let wake = () => {}
    const change = (resolve: () => void) => {
      wake = resolve
      log.waiting.add(wake)
    }
    const leave = () => {
      log.waiting.delete(wake)
      wake()
    }
    // One listener for all waits.
    signal.addEventListener('abort', leave, { once: true })
    try {
      while (!signal.aborted) {
        if (log.isAbandoned) throw new AppError('not_found')
        if (position < log.entries.length) {
          const batch = log.entries.slice(position, position + BATCH)
          position += batch.length
          yield batch
        } else if (log.finished) return
        else await new Promise<void>(change)
      }
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }

  function state(logId: LogId) {
    const log = logs.get(logId)
    return log && (log.finished ? ('ended' as const) : ('running' as const))
  }

  return {
    kind: 'memory',
    claim: async (logId) => claim(logId),
    abandon: async (logId) => abandon(logId),
    append,
    finish,
    read,
    entriesAfter: (logId, after) => logs.get(logId)?.entries.slice(after),
    soFar: async (logId) => logs.get(logId)?.entries.slice(),
    state: async (logId) => state(logId),
    async requestStop(logId) {
      const log = logs.get(logId)
      if (!log || log.finished || log.stopRequested) return
      log.stopRequested = true
      log.onStop?.()
    },
    onStop(logId, callback) {
      const log = open(logId)
      if (log.stopRequested) callback()
      else log.onStop = callback
    },
    async endFor(logId, chunks) {
      if (logs.has(logId)) return
      claim(logId)
      append(logId, chunks)
      finish(logId)
    },
    copyNow: async () => {},
    health: () => ({ state: 'up' }),
    running: () => [...logs.values()].filter(({ finished }) => !finished).length,
    close: async () => {},
  }
}
