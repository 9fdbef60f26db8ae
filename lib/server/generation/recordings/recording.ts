/**
 * The recording of an answer's segment: the request of each upstream call, its raw events with their times, and what this
 * server added itself. The chunks of events are not in it: they are translated again (timeline.ts).
 */

import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Chunk } from '@/lib/shared/chunk'
import type { ChatId, LogId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'

/** One raw event. */
export interface RecordedEvent {
  /** Whole milliseconds since the call began. */
  at: number
  event: unknown
}

/** One upstream call. Tries that failed are calls, too. */
export interface RecordedCall {
  request: ModelRequest
  /** The prefix of the ids of its parts. */
  prefix: string
  /** Milliseconds from the accepted question to this call. */
  startedAt: number
  /** The same for its end; undefined while it runs. */
  endedAt?: number
  events: RecordedEvent[]
  /** How many of the last events came when the call was over, and counted for nothing. */
  ignoredEvents: number
  /** How many events could not be read and were left out. */
  skippedEvents: number
  /** Whether more came than a recording holds. */
  truncated?: boolean
}

/** Chunks that came from no event. */
export interface ServerChunks {
  /** Milliseconds since the accepted question. */
  at: number
  /** How many beginnings, events and ends of calls came before. */
  after: number
  chunks: readonly Chunk[]
}

/** What happened in a segment, in order. */
export interface RecordedSteps {
  /** ISO 8601 time at which the question, the decision or the wish to continue was accepted. */
  acceptedAt: string
  calls: readonly RecordedCall[]
  serverChunks: readonly ServerChunks[]
}

/** One segment's recording. */
export interface Recording extends RecordedSteps {
  chatId: ChatId
  answerId: LogId
  /** The message as it ended. */
  message: Message
}

/**
 * A recorded call as it is stored: without the system prompt, which is the operator's. Files are named by their ids, and a
 * request that was too large is null.
 */
export type StoredCall = Omit<RecordedCall, 'request'> & {
  request: Omit<ModelRequest, 'system'> | null
  /** How many events there were, where some were left out when it was stored. */
  eventCount?: number
}

/** A recording as it is stored: without its chat, which the reader has named. */
export type StoredRecording = Omit<Recording, 'chatId' | 'calls'> & { calls: readonly StoredCall[] }

/** Keeps recordings for a while. */
export interface Recordings {
  /** Never rejects: no answer fails because of its recording. */
  save(recording: Recording): Promise<void>
  /** Whether there is one, without reading it. */
  has(chatId: ChatId, answerId: LogId): Promise<boolean>
  /** A StoredRecording as JSON. The caller checks whether the reader owns the chat. */
  read(chatId: ChatId, answerId: LogId): Promise<string | undefined>
}
