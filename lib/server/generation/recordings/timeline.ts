/**
 * A segment's recording -> its part of the answer's timeline. The events are translated once more, by the clock of their
 * recorded times, so that they become the chunks that readers got. Pure. Works on a recording that still grows.
 */

import { openServerCalls } from '@/lib/anthropic/server-calls'
import { createTranslator, type Translator } from '@/lib/anthropic/translate'
import { parseModelEvent } from '@/lib/server/provider/model-event'
import type { TimelineEntry } from '@/lib/stream/timeline'
import type { ReadableSteps } from './recorder'
import type { RecordedCall, RecordedSteps, ServerChunks, StoredCall, StoredRecording } from './recording'

/** What a timeline is made from: a recording, stored or growing. */
export type TimelineSteps = RecordedSteps | StoredRecording

/** Where a segment stands in its answer. */
export interface SegmentPlace {
  /** Counted from 1. */
  segment: number
  /** Milliseconds of the segments before. */
  offset: number
  /** How many calls the segments before made. */
  callsBefore: number
}

/** The call that is read now. */
interface OpenCall {
  call: StoredCall | RecordedCall
  number: number
  translator: Translator
  /** How many of its events have been read. */
  events: number
  /** The recorded time of the newest: the translator's clock. */
  time: number
}

/** Makes the timeline of one segment, as far as its recording may be read. */
export class SegmentTimeline {
  readonly #steps: TimelineSteps
  readonly #place: SegmentPlace
  /** Beginnings, events and ends of calls that have been read, those that were not kept included. */
  #count = 0
  #calls = 0
  #serverChunks = 0
  #open: OpenCall | undefined
  /** The newest time. */
  #at = 0

  constructor(steps: TimelineSteps, place: SegmentPlace) {
    this.#steps = steps
    this.#place = place
  }

  /** Where the next segment stands. */
  next(): SegmentPlace {
    const { segment, offset, callsBefore } = this.#place
    return { segment: segment + 1, offset: offset + this.#at, callsBefore: callsBefore + this.#calls }
  }

  /** The entries that have become readable since the last time; all of them where nothing grows any more. */
  *read(readable?: ReadableSteps): Generator<TimelineEntry> {
    const maxCalls = readable?.calls ?? Number.POSITIVE_INFINITY
    const maxServerChunks = readable?.serverChunks ?? this.#steps.serverChunks.length
    for (;;) {
      const added = this.#serverChunks < maxServerChunks ? this.#steps.serverChunks[this.#serverChunks] : undefined
      const entry =
        added && added.after <= this.#count
          ? this.#readAdded(added)
          : this.#count < maxCalls
            ? this.#readCall()
            : undefined
      if (entry) yield entry
      // What was left out when it was stored counts, without an entry.
      else if (!added || this.#count >= maxCalls || !this.#skip(added.after)) return
    }
  }

  /** No step of a call is left before these chunks: passes over those that are missing. */
  #skip(after: number): boolean {
    if (this.#count >= after) return false
    this.#count = after
    return true
  }

  #entryTime(time: number): number {
    this.#at = Math.max(this.#at, Math.round(time))
    return this.#place.offset + this.#at
  }

  #readAdded({ at, chunks }: ServerChunks): TimelineEntry {
    this.#serverChunks += 1
    return { kind: 'server', at: this.#entryTime(at), chunks }
  }

  /** The next beginning, event or end of a call. */
  #readCall(): TimelineEntry | undefined {
    const open = this.#open
    if (!open) return this.#begin()
    const { call, number, translator, events } = open
    const recorded = call.events[events]
    if (recorded) {
      this.#count += 1
      open.events += 1
      open.time = recorded.at
      const isIgnored = call.endedAt !== undefined && events >= call.events.length - call.ignoredEvents
      return {
        kind: 'event',
        at: this.#entryTime(call.startedAt + recorded.at),
        call: number,
        event: recorded.event,
        chunks: isIgnored ? [] : chunksOf(translator, recorded.event),
        ...(isIgnored && { isIgnored }),
      }
    }
    if (call.endedAt === undefined) return undefined
    this.#count += 1 + missingEvents(call)
    this.#open = undefined
    return {
      kind: 'call-end',
      at: this.#entryTime(call.endedAt),
      call: number,
      chunks: translator.end(),
      skippedEvents: call.skippedEvents,
      isTruncated: call.truncated ?? false,
    }
  }

  #begin(): TimelineEntry | undefined {
    const call = this.#steps.calls[this.#calls]
    if (!call) return undefined
    this.#calls += 1
    this.#count += 1
    const { segment, callsBefore } = this.#place
    const open: OpenCall = {
      call,
      number: callsBefore + this.#calls,
      translator: createTranslator(call.prefix, () => open.time, openServerCalls(call.request?.messages ?? [])),
      events: 0,
      time: 0,
    }
    this.#open = open
    return {
      kind: 'call',
      at: this.#entryTime(call.startedAt),
      call: open.number,
      segment,
      acceptedAt: this.#steps.acceptedAt,
      request: call.request,
      chunks: [],
    }
  }
}

/** Events that were left out when the recording was stored. */
function missingEvents(call: StoredCall | RecordedCall): number {
  const { eventCount = call.events.length } = call as StoredCall
  return eventCount - call.events.length
}

function chunksOf(translator: Translator, event: unknown) {
  try {
    return translator.push(parseModelEvent(event))
  } catch {
    // A piece that had lost its content ended the answer.
    return []
  }
}
