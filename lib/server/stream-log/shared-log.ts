/**
 * PORT SharedLog: a copy of this process's logs where other processes, and this one after a restart, can read them.
 * Its faults cost followers elsewhere, never the answer: what hands over never waits and never throws.
 */
import type { AdapterHealth } from '@/lib/server/outcomes'
import type { LogId } from '@/lib/shared/ids'
import type { LogEntry, LogState } from './stream-log'

/** Where a copy gets what it missed: the producer's own log, after a sequence. */
export type ReadOwn = (logId: LogId, after: number) => LogEntry[] | undefined

/** A copy. `shared-stream-log.test.ts` holds every adapter to it. */
export interface SharedLog {
  /** Begins a log; false when another process has begun it. Where nobody can tell, the caller has it. */
  claim(logId: LogId): Promise<boolean>
  /** Gives up a claim under which nothing was appended, so that anybody may claim the log anew. Never rejects. */
  abandon(logId: LogId): Promise<void>
  /** Takes entries over; they are copied soon. */
  append(logId: LogId, entries: readonly LogEntry[]): void
  /** Nothing comes after what was appended. */
  finish(logId: LogId): void
  /** Ends a log for a producer that is gone, given whole; what that producer writes later is refused. */
  endFor(logId: LogId, entries: readonly LogEntry[]): Promise<void>
  /**
   * As the StreamLog's own. Ends when the log has ended; rejects with `not_found` when there is no such log, and with
   * anything else when this copy cannot go on: another may.
   */
  read(logId: LogId, after: number, signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** Everything that is there, without a gap; undefined when there is no such log, or a gap. */
  soFar(logId: LogId): Promise<readonly LogEntry[] | undefined>
  state(logId: LogId): Promise<LogState | undefined>
  /** Leaves word for the producer. */
  requestStop(logId: LogId): Promise<void>
  /** Calls back with every log that this process writes and somebody wants stopped. */
  onStopRequested(callback: (logId: LogId) => void): void
  /** How copying went last; asks nobody. */
  health(): AdapterHealth
  /** Copies what is left, for a moment at most, and lets go of connections. */
  close(): Promise<void>
}
