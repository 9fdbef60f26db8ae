/** Where an answer's chunks go: into the log, and into the producer's own copy of the message, with the times that matter. */

import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerId, LogId } from '@/lib/shared/ids'
import { accumulate, type GrowingMessage, newGrowingMessage } from '@/lib/stream/accumulate'

/** Writes one answer. */
export interface AnswerWriter {
  readonly message: GrowingMessage
  /** Readings of the clock, in milliseconds; undefined until text, thinking or tool input was written. */
  readonly firstTextAt: number | undefined
  readonly firstDeltaAt: number | undefined
  readonly lastDeltaAt: number | undefined
  write(chunks: readonly Chunk[]): void
  /** Writes what was said before this segment, which counts for none of the times. */
  repeat(chunks: readonly Chunk[]): void
}

/** Makes a writer of a log; `now` reads milliseconds from a fixed origin. */
export function createAnswerWriter(log: StreamLog, logId: LogId, answerId: AnswerId, now: () => number): AnswerWriter {
  const message = newGrowingMessage(answerId)
  const times: { firstTextAt?: number; firstDeltaAt?: number; lastDeltaAt?: number } = {}

  function note(chunk: Chunk) {
    const isText = chunk.type === 'text-delta' || chunk.type === 'reasoning-delta'
    if (isText) times.firstTextAt ??= now()
    if (isText || chunk.type === 'tool-input-delta') {
      times.firstDeltaAt ??= now()
      times.lastDeltaAt = now()
    }
  }

  function add(chunks: readonly Chunk[]) {
    if (chunks.length === 0) return
    for (const chunk of chunks) accumulate(message, chunk)
    log.append(logId, chunks)
  }

  return {
    message,
    get firstTextAt() {
      return times.firstTextAt
    },
    get firstDeltaAt() {
      return times.firstDeltaAt
    },
    get lastDeltaAt() {
      return times.lastDeltaAt
    },
    write(chunks) {
      for (const chunk of chunks) note(chunk)
      add(chunks)
    },
    repeat: add,
  }
}
