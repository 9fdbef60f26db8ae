/** PORT StreamLog: the running and lately ended answers, each an append-only log that readers follow by cursor. */
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'

/** What a producer-to-be asks for. */
export interface Claim {
  chatId: ChatId
  ownerId: string
  /** The id under which the answer will be logged if this claim wins. */
  answerId: AnswerId
  question: {
    id: MessageId
    /** Digest of its content: the same id with another digest is an edit. */
    digest: string
  }
  /** Asks for another answer to the same question; a retry of the same wish carries the same text. */
  regenerate: string | undefined
}

/** What became of a claim; decided atomically. */
export type ClaimResult =
  /** The caller is the producer of `answerId`. */
  | { kind: 'claimed'; answerId: AnswerId }
  /** This very question has its answer, running or ended: read it. */
  | { kind: 'attached'; answerId: AnswerId }
  /** Another answer runs in this chat. */
  | { kind: 'busy' }
  /** The chat belongs to somebody else. */
  | { kind: 'foreign' }

/** One chunk in the log, as JSON on one line. */
export interface LogEntry {
  /** Counts up by one from 1. */
  sequence: number
  json: string
}

/** The newest answer of a chat. */
export interface CurrentAnswer {
  answerId: AnswerId
  running: boolean
  /** Whether its log can still be read. */
  readable: boolean
}

/** Logs of answers. Every adapter passes stream-log.contract.ts. */
export interface StreamLog {
  readonly kind: 'memory' | 'redis'
  claim(claim: Claim): Promise<ClaimResult>
  /** Adds chunks at once; only the producer that claimed the answer may call it, until `finish`. */
  append(answerId: AnswerId, chunks: readonly Chunk[]): void
  /** Ends the log; readers get what is left and then end. The log lives on for its retention. */
  finish(answerId: AnswerId): void
  /**
   * Everything strictly after `after`, in order, in batches: first what is there, then what comes,
   * until the log is finished or the signal aborts. Rejects with `not_found` when there is no such log.
   */
  read(answerId: AnswerId, after: number, signal: AbortSignal): AsyncIterable<readonly LogEntry[]>
  /** The newest answer of an owner's chat; undefined when the chat is unknown or somebody else's. */
  current(chatId: ChatId, ownerId: string): Promise<CurrentAnswer | undefined>
  /** Asks the producer, wherever it runs, to stop. Nothing happens when the answer has ended. */
  requestStop(answerId: AnswerId): Promise<void>
  /** Calls back once when a stop is asked for, at once if it already was. */
  onStop(answerId: AnswerId, callback: () => void): void
  /** How many answers run now. */
  running(): number
}
