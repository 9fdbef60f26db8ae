/** StreamLog in this process's memory: nothing to set up, nothing that outlives the process. */
import type { Chunk } from '@/lib/shared/chunk'
import { AppError } from '@/lib/shared/error'
import type { AnswerId } from '@/lib/shared/ids'
import type { LogEntry, StreamLog } from './stream-log'

interface AnswerLog {
  entries: LogEntry[]
  finished: boolean
  stopRequested: boolean
  onStop: (() => void) | undefined
  /** Wakes the readers that wait for more. */
  waiting: Set<() => void>
  wakeScheduled: boolean
}

/** Limits of the memory log. */
export interface MemoryStreamLogOptions {
  /** Milliseconds for which a finished log can still be read. */
  retentionMs: number
}

// A reader that is far behind gets its backlog in pieces of this many chunks, so that no single write is huge.
const BATCH = 1_000

/** Makes an empty log. */
export function createMemoryStreamLog({ retentionMs }: MemoryStreamLogOptions): StreamLog {
  const logs = new Map<AnswerId, AnswerLog>()

  function claim(answerId: AnswerId): boolean {
    if (logs.has(answerId)) return false
    logs.set(answerId, {
      entries: [],
      finished: false,
      stopRequested: false,
      onStop: undefined,
      waiting: new Set(),
      wakeScheduled: false,
    })
    return true
  }

  function open(answerId: AnswerId): AnswerLog {
    const log = logs.get(answerId)
    if (!log || log.finished) throw new Error(`answer ${answerId} is not open for appending`)
    return log
  }

  // Chunks that one upstream read brought arrive within one turn of the event loop: readers wake once for all of them.
  function scheduleWake(log: AnswerLog) {
    if (log.wakeScheduled || log.waiting.size === 0) return
    log.wakeScheduled = true
    setImmediate(() => {
      log.wakeScheduled = false
      const waiting = [...log.waiting]
      log.waiting.clear()
      for (const wake of waiting) wake()
    })
  }

  function append(answerId: AnswerId, chunks: readonly Chunk[]) {
    const log = open(answerId)
    for (const chunk of chunks) {
      log.entries.push({ sequence: log.entries.length + 1, json: JSON.stringify(chunk) })
    }
    scheduleWake(log)
  }

  function finish(answerId: AnswerId) {
    const log = open(answerId)
    log.finished = true
    log.onStop = undefined
    scheduleWake(log)
    setTimeout(() => logs.delete(answerId), retentionMs).unref()
  }

  async function* read(answerId: AnswerId, after: number, signal: AbortSignal) {
    const log = logs.get(answerId)
    if (!log) throw new AppError('not_found')
    let position = after
    while (!signal.aborted) {
      if (position < log.entries.length) {
        const batch = log.entries.slice(position, position + BATCH)
        position += batch.length
        yield batch
      } else if (log.finished) return
      else await changed(log, signal)
    }
  }

  function changed(log: AnswerLog, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        log.waiting.delete(wake)
        resolve()
      }
      signal.addEventListener('abort', leave, { once: true })
      log.waiting.add(wake)
    })
  }

  function state(answerId: AnswerId) {
    const log = logs.get(answerId)
    return log && (log.finished ? ('ended' as const) : ('running' as const))
  }

  return {
    kind: 'memory',
    claim: async (answerId) => claim(answerId),
    append,
    finish,
    read,
    soFar: async (answerId) => logs.get(answerId)?.entries.slice(),
    state: async (answerId) => state(answerId),
    async requestStop(answerId) {
      const log = logs.get(answerId)
      if (!log || log.finished || log.stopRequested) return
      log.stopRequested = true
      log.onStop?.()
    },
    onStop(answerId, callback) {
      const log = open(answerId)
      if (log.stopRequested) callback()
      else log.onStop = callback
    },
    running: () => [...logs.values()].filter(({ finished }) => !finished).length,
  }
}
