/** PORT StreamLog: the running and lately ended answers, each an append-only log that readers follow by cursor. */
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
  /** Begins a log; the caller is its producer. False when somebody else is. */
  claim(logId: LogId): Promise<boolean>
  /**
   * Gives up a claim under which nothing was appended: the log is as unknown as it was before, and can be claimed again at
   * once. Whoever waits for it is told that there is no such log.
   */
  abandon(logId: LogId): Promise<void>
  /** Adds chunks at once; only the producer that claimed the log may call it, until `finish`. */
  append(logId: LogId, chunks: readonly Chunk[]): void
  /** Ends the log; readers get what is left and then end. The log lives on for its retention. */
  finish(logId: LogId): void
  /**
   * Everything strictly after `after`, in order, in batches: first what is there, then what comes,
   * until the log is finished or the signal aborts. Rejects with `not_found` when there is no such log.
   */
  read(logId: LogId, after: number, signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** Everything that is there now; undefined when there is no such log. */
  soFar(logId: LogId): Promise<readonly LogEntry[] | undefined>
  /** Whether a log is written, has ended and can still be read, or is unknown. */
  state(logId: LogId): Promise<LogState | undefined>
  /** Asks the producer, wherever it runs, to stop. Nothing happens when the log has ended. */
  requestStop(logId: LogId): Promise<void>
  /** Calls back once when a stop is asked for, at once if it already was. */
  onStop(logId: LogId, callback: () => void): void
  /** Ends a log whose producer is gone; its last words come after everything that is there. */
  endFor(logId: LogId, chunks: readonly Chunk[]): Promise<void>
  /** How writing and copying went last; asks nobody. Down only where answers cannot be kept anywhere. */
  health(): AdapterHealth
  /** How many answers this process writes now. */
  running(): number
  /** Hands on what is not handed on yet, and lets go of what it holds open. */
  close(): Promise<void>
}

/** What is known of a log that is known. */
export type LogState = 'running' | 'ended'
