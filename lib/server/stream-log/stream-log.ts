/** PORT StreamLog: the running and lately ended answers, each an append-only log that readers follow by cursor. */
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerId } from '@/lib/shared/ids'

/** One chunk in the log, as JSON on one line. */
export interface LogEntry {
  /** Counts up by one from 1. */
  sequence: number
  json: string
}

/** Logs of answers. Every adapter passes stream-log.contract.ts. */
export interface StreamLog {
  readonly kind: 'memory' | 'redis'
  /** Begins the log of an answer; the caller is its producer. False when somebody else is. */
  claim(answerId: AnswerId): Promise<boolean>
  /** Adds chunks at once; only the producer that claimed the answer may call it, until `finish`. */
  append(answerId: AnswerId, chunks: readonly Chunk[]): void
  /** Ends the log; readers get what is left and then end. The log lives on for its retention. */
  finish(answerId: AnswerId): void
  /**
   * Everything strictly after `after`, in order, in batches: first what is there, then what comes,
   * until the log is finished or the signal aborts. Rejects with `not_found` when there is no such log.
   */
  read(answerId: AnswerId, after: number, signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** Everything that is there now; undefined when there is no such log. */
  soFar(answerId: AnswerId): Promise<readonly LogEntry[] | undefined>
  /** Whether an answer runs, has ended and can still be read, or is unknown here. */
  state(answerId: AnswerId): Promise<'running' | 'ended' | undefined>
  /** Asks the producer, wherever it runs, to stop. Nothing happens when the answer has ended. */
  requestStop(answerId: AnswerId): Promise<void>
  /** Calls back once when a stop is asked for, at once if it already was. */
  onStop(answerId: AnswerId, callback: () => void): void
  /** How many answers run now. */
  running(): number
}
