/** StreamLog: this process's own logs in memory, and those of other processes from their copies. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@/lib/server/log'
import { joinHealth } from '@/lib/server/outcomes'
import { AppError, toAppError } from '@/lib/shared/error'
import type { LogId } from '@/lib/shared/ids'
import type { MemoryStreamLog } from './memory-stream-log'
import type { SharedLog } from './shared-log'
import type { StreamLog } from './stream-log'

// When all copies are down they may come back. A reader that gets an error comes back as well.
const PATIENCE_MS = 15_000
const RETRY_MS = 500

/** What the log is composed of. */
export interface SharedStreamLogOptions {
  kind: StreamLog['kind']
  own: MemoryStreamLog
  /** In the order in which they are read: the most up-to-date first. */
  copies: readonly SharedLog[]
  log: Logger
}

/** Local readers read from memory, whatever happens to the copies. */
export function createSharedStreamLog({ kind, own, copies, log }: SharedStreamLogOptions): StreamLog {
  const isOwn = (logId: LogId) => own.entriesAfter(logId, 0) !== undefined
  for (const copy of copies) copy.onStopRequested((logId) => void own.requestStop(logId))

  /** The first result that is defined. A copy that is down has none. */
  async function firstOf<T>(read: (copy: SharedLog) => Promise<T | undefined>): Promise<T | undefined> {
    for (const copy of copies) {
      const result = await read(copy).catch((error) => {
        log.error('a copy of the stream log does not answer', {}, error)
        return undefined
      })
      if (result !== undefined) return result
    }
    return undefined
  }

  async function* readElsewhere(logId: LogId, after: number, signal: AbortSignal) {
    let position = after
    let brokenAt: number | undefined
    while (!signal.aborted) {
      let isUnknown = true
      for (const copy of copies) {
        try {
          for await (const batch of copy.read(logId, position, signal)) {
            position = batch.at(-1)?.sequence ?? position
            brokenAt = undefined
            yield batch
          }
          return
        } catch (error) {
          if (signal.aborted) return
          if (toAppError(error).code !== 'not_found') isUnknown = false
        }
      }
      if (isUnknown) throw new AppError('not_found')
      brokenAt ??= performance.now()
      if (performance.now() - brokenAt > PATIENCE_MS) throw new AppError('storage_down')
      await sleep(RETRY_MS)
    }
  }

  return {
    kind,
    async claim(logId) {
      if (!(await own.claim(logId))) return false
      const claims = await Promise.all(copies.map((copy) => copy.claim(logId)))
      if (claims.every(Boolean)) return true
      // Another process writes it: this one may only follow it.
      await own.abandon(logId)
      await Promise.all(copies.map((copy, at) => claims[at] && copy.abandon(logId)))
      return false
    },
    async abandon(logId) {
      await own.abandon(logId)
      await Promise.all(copies.map((copy) => copy.abandon(logId)))
    },
    append(logId, chunks) {
      const entries = own.append(logId, chunks)
      for (const copy of copies) copy.append(logId, entries)
    },
    async copyNow() {
      await Promise.all(copies.map((copy) => copy.copyNow?.()))
    },
    finish(logId) {
      own.finish(logId)
      for (const copy of copies) copy.finish(logId)
    },
    read: (logId, after, signal) =>
      isOwn(logId) ? own.read(logId, after, signal) : readElsewhere(logId, after, signal),
    soFar: async (logId) => (await own.soFar(logId)) ?? firstOf((copy) => copy.soFar(logId)),
    state: async (logId) => (await own.state(logId)) ?? firstOf((copy) => copy.state(logId)),
    async requestStop(logId) {
      if (isOwn(logId)) return own.requestStop(logId)
      await Promise.all(copies.map((copy) => copy.requestStop(logId)))
    },
    onStop: own.onStop,
    async endFor(logId, chunks) {
      const found = await Promise.all(copies.map((copy) => copy.soFar(logId).catch(() => undefined)))
      // The longest copy counts, so that nothing that any reader saw is lost. The others get what they lack.
      const longest = found.reduce((best = [], other = []) => (other.length > best.length ? other : best), []) ?? []
      const ending = chunks.map((chunk, at) => ({ sequence: longest.length + at + 1, json: JSON.stringify(chunk) }))
      await Promise.all(copies.map((copy) => copy.endFor(logId, [...longest, ...ending])))
    },
    health: () => joinHealth(copies.map((copy) => copy.health())),
    running: own.running,
    async close() {
      await Promise.all(copies.map((copy) => copy.close()))
    },
  }
}
