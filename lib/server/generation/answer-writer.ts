/** Where an answer's chunks go: through the hold into the log and the producer's own copy of the message. */

import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { Chunk } from '@/lib/shared/chunk'
import type { AnswerId, LogId } from '@/lib/shared/ids'
import { accumulate } from '@/lib/stream/accumulate'
import { type GrowingMessage, type GrowingPart, newGrowingMessage } from '@/lib/stream/growing-message'
import type { Hold } from '@/lib/stream/hold'
import type { Recorder } from './recordings/recorder'

/** Writes one answer. */
export interface AnswerWriter {
  /** What has passed the hold, and so what the log has. */
  readonly message: GrowingMessage
  /** The tool calls, also those that the hold keeps back. Of a call's input only the whole is known. */
  readonly calls: readonly GrowingPart[]
  /** Readings of the clock, in milliseconds; undefined until text, thinking or tool input was written. */
  readonly firstTextAt: number | undefined
  readonly firstDeltaAt: number | undefined
  readonly lastDeltaAt: number | undefined
  /** Writes what events have become. */
  writeTranslated(chunks: readonly Chunk[]): void
  /** Writes what this server adds itself, which the recording notes. */
  write(chunks: readonly Chunk[]): void
  /** Repeats the segments before this one, which count for none of the times. */
  repeat(chunks: readonly Chunk[]): void
  /** Ends the hold, and writes what it kept back. */
  release(): void
  /**
   * Ends the message with what is still kept back and these chunks. Returns how to write them to the log: the answer is
   * stored in between.
   */
  end(chunks: readonly Chunk[]): () => void
}

/** What a writer needs. */
export interface AnswerWriterOptions {
  log: StreamLog
  logId: LogId
  answerId: AnswerId
  hold: Hold
  recorder: Pick<Recorder, 'serverWrote'>
  /** Reads milliseconds from a fixed origin. */
  now(): number
}

/** Makes a writer of a log. */
export function createAnswerWriter({ log, logId, answerId, hold, recorder, now }: AnswerWriterOptions): AnswerWriter {
  const message = newGrowingMessage(answerId)
  // Which calls are open must be known also of those that are held back.
  const callsOnly = newGrowingMessage(answerId)
  const times: { firstTextAt?: number; firstDeltaAt?: number; lastDeltaAt?: number } = {}

  function noteTimes(chunk: Chunk) {
    const isText = chunk.type === 'text-delta' || chunk.type === 'reasoning-delta'
    if (isText) times.firstTextAt ??= now()
    if (isText || chunk.type === 'tool-input-delta') {
      times.firstDeltaAt ??= now()
      times.lastDeltaAt = now()
    }
  }

  function pass(chunk: Chunk): Chunk[] {
    if ('toolCallId' in chunk && chunk.type !== 'tool-input-delta') accumulate(callsOnly, chunk)
    return hold.pass(chunk)
  }

  function grow(chunks: readonly Chunk[]) {
    for (const chunk of chunks) accumulate(message, chunk)
  }

  function append(chunks: readonly Chunk[]) {
    if (chunks.length > 0) log.append(logId, chunks)
  }

  function add(chunks: readonly Chunk[]) {
    grow(chunks)
    append(chunks)
  }

  function writeAll(chunks: readonly Chunk[]) {
    for (const chunk of chunks) noteTimes(chunk)
    add(chunks.flatMap(pass))
  }

  return {
    message,
    calls: callsOnly.parts,
    get firstTextAt() {
      return times.firstTextAt
    },
    get firstDeltaAt() {
      return times.firstDeltaAt
    },
    get lastDeltaAt() {
      return times.lastDeltaAt
    },
    writeTranslated: writeAll,
    write(chunks) {
      writeAll(chunks)
      recorder.serverWrote(chunks)
    },
    repeat: (chunks) => add(chunks.flatMap(pass)),
    release: () => add(hold.release()),
    end(chunks) {
      const last = [...hold.release(), ...chunks.flatMap(pass)]
      grow(last)
      return () => {
        append(last)
        // Not before: it makes readable what was kept back.
        recorder.serverWrote(chunks)
      }
    },
  }
}
