/** The body of an answer's stream -> chunks with their cursors. */
import { isChunk, type LoggedChunk } from '@/lib/shared/chunk'
import { type AnswerId, parseCursor } from '@/lib/shared/ids'
import { createSseDecoder } from '@/lib/stream/sse-decode'

/** What one read of the network brought. */
export interface ChunkBatch {
  answerId: AnswerId
  chunks: LoggedChunk[]
}

/** Limits of a connection. */
export interface ReadLimits {
  /** Without a byte for this long the line is dead: the server sends a heartbeat every 10 s. */
  idleMs: number
  /** Ends the reading from outside. */
  cut?: AbortSignal
  /** Called with each piece that arrives, heartbeats included. */
  onBytes?(): void
}

/**
 * Yields batches until the stream says that it is done, then returns true. Returns false when the line
 * broke before that: network errors, an early end and silence all mean the same, that the rest must be asked for.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  { idleMs, cut, onBytes }: ReadLimits,
): AsyncGenerator<ChunkBatch, boolean> {
  const reader = body.getReader()
  const text = new TextDecoder()
  const decoder = createSseDecoder()
  try {
    for (;;) {
      const result = await orIdle(reader.read(), idleMs, cut).catch(() => undefined)
      if (result === undefined || result.done) return false
      onBytes?.()
      let batch: ChunkBatch | undefined
      for (const { data, id } of decoder.push(text.decode(result.value, { stream: true }))) {
        if (data === '[DONE]') {
          if (batch) yield batch
          return true
        }
        const cursor = id === undefined ? undefined : parseCursor(id)
        const chunk = parse(data)
        if (!cursor || !isChunk(chunk)) continue
        batch ??= { answerId: cursor.answerId, chunks: [] }
        batch.chunks.push({ sequence: cursor.sequence, chunk })
      }
      if (batch) yield batch
    }
  } finally {
    // Also reached when the consumer leaves early: an open body would keep its connection.
    reader.cancel().catch(() => {})
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    // Not this product's server: what is not JSON is no chunk.
    return undefined
  }
}

function orIdle<T>(read: Promise<T>, idleMs: number, cut: AbortSignal | undefined): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(undefined)
    const timer = setTimeout(giveUp, idleMs)
    if (cut?.aborted) giveUp()
    cut?.addEventListener('abort', giveUp)
    read.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      cut?.removeEventListener('abort', giveUp)
    })
  })
}
