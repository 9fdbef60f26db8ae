/** The recording of an answer: each upstream call's request and raw events with their time offsets. */

import type { ModelRequest } from '@/lib/server/provider/provider'
import type { AnswerId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'

/** One raw event. */
export interface RecordedEvent {
  /** Milliseconds since the call began. */
  at: number
  event: unknown
}

/** One upstream call, tries that failed included. */
export interface RecordedCall {
  request: ModelRequest
  /** Milliseconds from the accepted question to this call. */
  startedAt: number
  events: RecordedEvent[]
  /** How many events could not be read and were left out. */
  skippedEvents: number
}

/** One answer's recording. */
export interface Recording {
  answerId: AnswerId
  /** The message as it ended. */
  message: Message
  calls: RecordedCall[]
}

/** Keeps recordings; the oldest go first. */
export interface Recordings {
  save(recording: Recording): void
  get(answerId: AnswerId): Recording | undefined
}

/** Keeps at most `maxEvents` events over all recordings in memory, and always the newest recording. */
export function createMemoryRecordings(maxEvents: number): Recordings {
  const kept = new Map<AnswerId, Recording>()
  let events = 0
  return {
    save(recording) {
      kept.set(recording.answerId, recording)
      events += eventsOf(recording)
      for (const [answerId, oldest] of kept) {
        if (events <= maxEvents || kept.size === 1) return
        kept.delete(answerId)
        events -= eventsOf(oldest)
      }
    },
    get: (answerId) => kept.get(answerId),
  }
}

function eventsOf({ calls }: Recording): number {
  return calls.reduce((sum, call) => sum + call.events.length, 0)
}
