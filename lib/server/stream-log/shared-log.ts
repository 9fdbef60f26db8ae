/**
 * PORT SharedLog: a copy of this process's logs where other processes, and this one after a restart, can read them. Its
 * faults cost readers elsewhere, never the answer: copying never waits and never throws.
 */
import type { AdapterHealth } from '@/lib/server/outcomes'
import type { LogId } from '@/lib/shared/ids'
import type { LogEntry, LogState } from './stream-log'

/** Reads what a copy has missed from the producer's own log, after a sequence. */
export type ReadOwn = (logId: LogId, after: number) => LogEntry[] | undefined

/** A copy. `shared-stream-log.test.ts` holds every adapter to it. */
export interface SharedLog {
  /** Begins a log; false when another process has begun it. When that cannot be known, the caller gets it. */
  claim(logId: LogId): Promise<boolean>
  /** Gives up a claim before anything was appended, so that anybody may claim the log again. Never rejects. */
  abandon(logId: LogId): Promise<void>
  /** Adds entries, which are copied soon. */
  append(logId: LogId, entries: readonly LogEntry[]): void
  /** Copies what was appended now. Absent where that happens within milliseconds anyway. Never rejects. */
  copyNow?(): Promise<void>
  /** Ends the log after what was appended. */
  finish(logId: LogId): void
  /** Ends the log of a producer that is gone, with all of its entries. What that producer writes later is refused. */
  endFor(logId: LogId, entries: readonly LogEntry[]): Promise<void>
  /**
   * As in StreamLog. Ends when the log has ended. Rejects with `not_found` when there is no such log, and with any other
   * error when this copy cannot continue: another may.
   */
  read(logId: LogId, after: number, signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** The entries so far; undefined when there is no such log, or a gap in it. */
  soFar(logId: LogId): Promise<readonly LogEntry[] | undefined>
  state(logId: LogId): Promise<LogState | undefined>
  /** Asks the producer to stop. */
  requestStop(logId: LogId): Promise<void>
  /** Calls back with every log of this process whose stop is requested. */
  onStopRequested(callback: (logId: LogId) => void): void
  /** How the last copies went, without a new one. */
  health(): AdapterHealth
  /** Copies what is left, for a moment at most, and closes its connections. */
  close(): Promise<void>
}
