/** PORT StreamLog: the answers that run or have ended recently, each an append-only log that readers follow by cursor. */
import type { AdapterHealth } from '@/lib/server/outcomes'
import type { Chunk } from '@/lib/shared/chunk'
import type { LogId } from '@/lib/shared/ids'

/** For how long an ended log can still be read. */
export const LOG_RETENTION_MS = 15 * 60_000

/** One chunk in the log, as JSON on one line. */
export interface LogEntry {
  /** Counts up by one from 1. */
  sequence: number
  json: string
}

/** Logs of answers. Every adapter passes stream-log.contract.ts. */
export interface StreamLog {
  readonly kind: 'memory' | 'redis'
  /** Begins a log, whose producer is the caller. False when somebody else is. */
  claim(logId: LogId): Promise<boolean>
  /**
   * Gives up a claim before anything was appended: the log is unknown again, and can be claimed again at once. Readers that
   * wait for it get `not_found`.
   */
  abandon(logId: LogId): Promise<void>
  /** Adds chunks at once. Only the producer that claimed the log may call it, until `finish`. */
  append(logId: LogId, chunks: readonly Chunk[]): void
  /** Copies what was appended now, so that it survives this process. Resolves when that is done. Never rejects. */
  copyNow(): Promise<void>
  /** Ends the log. Readers get what is left and then end. The log is kept for its retention. */
  finish(logId: LogId): void
  /**
   * Everything strictly after `after`, in order and in batches, until the log is finished or the signal aborts. Rejects
   * with `not_found` when there is no such log.
   */
  read(logId: LogId, after: number, signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** The entries so far; undefined when there is no such log. */
  soFar(logId: LogId): Promise<readonly LogEntry[] | undefined>
  /** Whether a log is being written or has ended; undefined when it is unknown. */
  state(logId: LogId): Promise<LogState | undefined>
  /** Asks the producer, wherever it runs, to stop. Nothing happens when the log has ended. */
  requestStop(logId: LogId): Promise<void>
  /** Calls back once when a stop is requested, at once if it was already. */
  onStop(logId: LogId, callback: () => void): void
  /** Ends a log whose producer is gone: these chunks come after everything that is there. */
  endFor(logId: LogId, chunks: readonly Chunk[]): Promise<void>
  /** How the last writes and copies went, without a new one. Down only when answers cannot be kept anywhere. */
  health(): AdapterHealth
  /** How many answers this process writes now. */
  running(): number
  /** Copies what is not copied yet, and closes its connections. */
  close(): Promise<void>
}

/** The state of a log. */
export type LogState = 'running' | 'ended'
