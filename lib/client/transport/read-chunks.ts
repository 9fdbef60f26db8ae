/** The body of an answer's stream -> chunks with their cursors. */
import { isChunk, type LoggedChunk } from '@/lib/shared/chunk'
import { type AnswerId, parseCursor } from '@/lib/shared/ids'
import { parseJson } from '@/lib/shared/text/parse-json'
import { type LineOptions, type NextRead, openLine } from './line'

/** How a stream is read. */
export interface ReadOptions extends LineOptions {
  /**
   * Calls back when to yield what has come since the last batch. With frames, before which nothing can be seen, a fast
   * answer costs its page one read per frame, however many pieces it arrives in. Without: at once.
   */
  nextRead?: NextRead | undefined
}

/** What arrived between two reads. */
export interface ChunkBatch {
  answerId: AnswerId
  chunks: LoggedChunk[]
}

/**
 * Yields batches until the stream says that it is done, then returns true. Returns false when the connection broke before
 * that: after network errors, an early end or silence alike, the rest must be asked for. What comes after a pause is
 * yielded at once.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ChunkBatch, boolean> {
  const { nextRead } = options
  const line = openLine(body, options)
  try {
    for (;;) {
      await line.news()
      const { events, hasEnded } = line.take()
      let batch: ChunkBatch | undefined
      let isDone = false
      for (const { data, id } of events) {
        isDone ||= data === '[DONE]'
        const cursor = id === undefined ? undefined : parseCursor(id)
        const chunk = isDone ? undefined : parseJson(data)
        if (!cursor || !isChunk(chunk)) continue
        batch ??= { answerId: cursor.answerId, chunks: [] }
        batch.chunks.push({ sequence: cursor.sequence, chunk })
      }
      if (batch) yield batch
      if (isDone) return true
      if (hasEnded) return false
      if (batch && nextRead) await line.pause(nextRead)
    }
  } finally {
    // Also when the consumer leaves early: an open body would keep its connection.
    line.close()
  }
}
