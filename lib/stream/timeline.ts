/**
 * The timeline of an answer: what the model sent, event by event, what each event became on our wire, and what this server
 * added itself. Entries come in the order in which things happened. All times are milliseconds since the question was
 * accepted; segments of one answer follow each other without the time between them.
 */
import type { Chunk } from '@/lib/shared/chunk'

/** Something that happened at a time, and the chunks that it became. */
export interface Moment {
  at: number
  /** Often none. */
  chunks: readonly Chunk[]
}

/** A call to the model begins. A failed try is a call, too. */
export interface TimelineCall extends Moment {
  kind: 'call'
  /** Counts the calls of the answer from 1. */
  call: number
  /** Counts the segments of the answer from 1. */
  segment: number
  /** ISO 8601 time at which the segment's question, decision or continuation was accepted. */
  acceptedAt: string
  /** What was sent, without the system prompt and with files by their ids; null when it was too large to keep. */
  request: unknown
}

/** One raw event of a call. */
export interface TimelineEvent extends Moment {
  kind: 'event'
  call: number
  event: unknown
  /** It came after its call had ended, and was ignored. */
  isIgnored?: boolean
}

/** Chunks that this server made without an event: results of its tools, notices, the start and the end. */
export interface TimelineAddition extends Moment {
  kind: 'server'
}

/** A call has ended. The chunks close what the model left open. */
export interface TimelineCallEnd extends Moment {
  kind: 'call-end'
  call: number
  /** Events that could not be read and were left out. */
  skippedEvents: number
  /** Whether more events came than a recording holds. */
  isTruncated: boolean
}

/** One row of a timeline. */
export type TimelineEntry = TimelineCall | TimelineEvent | TimelineAddition | TimelineCallEnd

const KINDS: ReadonlySet<unknown> = new Set(['call', 'event', 'server', 'call-end'] satisfies TimelineEntry['kind'][])

/** Whether a parsed value is an entry of a known kind. */
export function isTimelineEntry(value: unknown): value is TimelineEntry {
  if (typeof value !== 'object' || value === null) return false
  const { kind, at, chunks } = value as Partial<TimelineEntry>
  return KINDS.has(kind) && typeof at === 'number' && Array.isArray(chunks)
}
