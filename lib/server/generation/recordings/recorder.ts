/** Records one segment while it is produced, and tells those who watch it. */

import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Chunk } from '@/lib/shared/chunk'
import type { Hold } from '@/lib/stream/hold'
import type { RecordedCall, RecordedSteps, ServerChunks } from './recording'

/** How far a recording may be read. */
export interface ReadableSteps {
  /** How many beginnings, events and ends of calls. */
  calls: number
  /** How many of `serverChunks`. */
  serverChunks: number
}

/** Records one upstream call. */
export interface CallRecorder {
  /** The request as it went out. */
  setRequest(request: ModelRequest): void
  /** Notes a raw event; without room, only that there was one. */
  event(event: unknown, hasRoom: boolean): void
  /** Whole milliseconds from the beginning of the call to its newest event: the translator's clock. */
  eventTime(): number
  skipped(): void
  /** The chunks of the next event have been written. */
  written(): void
  /** The call is over, and its last chunks are written. */
  end(): void
}

/** Records a segment. */
export interface Recorder extends RecordedSteps {
  /** What may be shown: nothing that the hold keeps back. */
  readonly readable: ReadableSteps
  readonly hasEnded: boolean
  /** Resolves when more is readable than before, or when nothing more will be. */
  news(): Promise<void>
  beginCall(request: ModelRequest, prefix: string): CallRecorder
  /** Notes chunks that came from no event. */
  serverWrote(chunks: readonly Chunk[]): void
  /** Nothing becomes readable any more: what the hold kept back is not shown, not even after its end. */
  seal(): void
  /** Everything has been written. */
  end(): void
}

/** Makes a recorder; `now` reads milliseconds since the question was accepted. */
export function createRecorder(acceptedAt: string, hold: Pick<Hold, 'isHolding'>, now: () => number): Recorder {
  const calls: RecordedCall[] = []
  const serverChunks: ServerChunks[] = []
  let steps = 0
  let readable: ReadableSteps = { calls: 0, serverChunks: 0 }
  let hasEnded = false
  let isSealed = false
  let waiting: Array<() => void> = []

  function wake() {
    const woken = waiting
    waiting = []
    for (const resolve of woken) resolve()
  }

  function publish() {
    if (hold.isHolding || isSealed) return
    readable = { calls: steps, serverChunks: serverChunks.length }
    if (waiting.length > 0) wake()
  }

  return {
    acceptedAt,
    calls,
    serverChunks,
    get readable() {
      return readable
    },
    get hasEnded() {
      return hasEnded
    },
    news() {
      return new Promise((resolve) => {
        if (hasEnded) resolve()
        else waiting.push(resolve)
      })
    },
    beginCall(request, prefix) {
      const call: RecordedCall = { request, prefix, startedAt: now(), events: [], ignoredEvents: 0, skippedEvents: 0 }
      let received = 0
      let time = 0
      let count = 0
      calls.push(call)
      steps += 1
      publish()
      return {
        setRequest(sent) {
          call.request = sent
        },
        event(event, hasRoom) {
          received += 1
          time = Math.round(now() - call.startedAt)
          if (!hasRoom) {
            call.truncated = true
            return
          }
          call.events.push({ at: time, event })
          steps += 1
        },
        eventTime: () => time,
        skipped() {
          call.skippedEvents += 1
        },
        written() {
          count += 1
          publish()
        },
        end() {
          call.ignoredEvents = call.truncated ? 0 : received - count
          call.endedAt = now()
          steps += 1
          publish()
        },
      }
    },
    serverWrote(chunks) {
      if (chunks.length > 0) serverChunks.push({ at: now(), after: steps, chunks })
      publish()
    },
    seal() {
      isSealed = true
    },
    end() {
      hasEnded = true
      publish()
      wake()
    },
  }
}
