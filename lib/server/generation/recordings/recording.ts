/** The recording of an answer: the request of each upstream call, and its raw events with their times. */

import type { ModelRequest } from '@/lib/server/provider/provider'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'

/** One raw event. */
export interface RecordedEvent {
  /** Milliseconds since the call began. */
  at: number
  event: unknown
}

/** One upstream call. Tries that failed are calls, too. */
export interface RecordedCall {
  request: ModelRequest
  /** Milliseconds from the accepted question to this call. */
  startedAt: number
  events: RecordedEvent[]
  /** How many events could not be read and were left out. */
  skippedEvents: number
  /** Whether more came than a recording holds. */
  truncated?: boolean
}

/** One answer's recording. */
export interface Recording {
  chatId: ChatId
  answerId: AnswerId
  /** The message as it ended. */
  message: Message
  calls: RecordedCall[]
}

/**
 * A recording as it is stored: without its chat, which the reader has named, and without the system prompt, which is the
 * operator's. Files are named by their ids, and a request that was too large is null.
 */
export type StoredRecording = Omit<Recording, 'chatId' | 'calls'> & {
  calls: Array<Omit<RecordedCall, 'request'> & { request: Omit<ModelRequest, 'system'> | null }>
}

/** Keeps recordings for a while. */
export interface Recordings {
  /** Never rejects: no answer fails because of its recording. */
  save(recording: Recording): Promise<void>
  /** A StoredRecording as JSON. The caller checks whether the reader owns the chat. */
  read(chatId: ChatId, answerId: AnswerId): Promise<string | undefined>
}
