/**
 * (answer, chunks of a log) -> answer. A log is read from its cursor on. When another log takes its place, as with an
 * answer's next segment, that one has the answer from its start. The message is then rebuilt out of sight until it has
 * caught up with the one on screen: nothing is doubled, and nothing that was read disappears.
 */
import type { Chunk, LoggedChunk } from '@/lib/shared/chunk'
import type { AnswerId } from '@/lib/shared/ids'
import type { AnswerStatus } from '@/lib/shared/message'
import { hasBegun, reachesAsFar, textLengthOf } from '@/lib/stream/continuation'
import { newGrowingMessage } from '@/lib/stream/growing-message'
import { noteArrival, notePause } from './arrivals'
import type { Answer } from './entry'
import { takeChunk } from './take-chunk'

/** The answer after some chunks. Its message is the same object, grown, unless it was rebuilt. */
export function grown(answer: Answer, logId: AnswerId, chunks: readonly LoggedChunk[]): Answer {
  const continues = answer.logId === logId || continuesInNewLog(answer, chunks)
  const next: Answer = continues ? { ...answer, logId } : { ...answer, ...startedOver(answer.id), logId }
  let characters = 0
  let hasWaited = false
  for (const { chunk } of chunks) {
    const wasHeld = next.held !== undefined
    for (const seen of takeChunk(next, chunk)) {
      characters += charactersOf(seen)
      hasWaited ||= ENDS_OF_WAITS.has(seen.type)
    }
    hasWaited ||= wasHeld && !next.held
  }
  if (next.rebuilding) {
    if (!reachesAsFar(next.rebuilding, next.message)) return next
    // What had arrived before does not arrive again.
    characters = textLengthOf(next.rebuilding) - textLengthOf(next.message)
    next.message = next.rebuilding
    next.rebuilding = undefined
  }
  next.id = next.message.id
  if (next.askedAt !== undefined) {
    const time = performance.now() - next.askedAt
    if (hasWaited) notePause(next.arrivals, time)
    if (characters > 0) {
      noteArrival(next.arrivals, time, characters)
      if (globalThis.document?.hidden) next.arrivals.wasHidden = true
    }
  }
  return withStatus(next)
}

/** What ends a wait that the page has explained, besides the end of a hold: a tool, thinking, the segment before. */
const ENDS_OF_WAITS: ReadonlySet<string> = new Set<Chunk['type']>([
  'tool-output-available',
  'tool-output-error',
  'tool-output-denied',
  'reasoning-end',
  'data-continuation',
])

/** A new log that is not read from its start continues what the page has. */
function continuesInNewLog({ logId, rebuilding }: Answer, [first]: readonly LoggedChunk[]): boolean {
  return logId !== undefined && !rebuilding && first !== undefined && first.sequence > 1
}

/** What changes of an answer when the next chunks have it from its start. */
export function startedOver(id: AnswerId) {
  const rebuilding = newGrowingMessage(id)
  return { logId: undefined, rebuilding, held: undefined, error: undefined, segmentEnd: undefined }
}

/** The answer with the status of its message. */
export function withStatus(answer: Answer): Answer {
  if (hasEnded(answer)) return { ...answer, retry: undefined, status: endOf(answer) }
  if (answer.held) return { ...answer, status: 'held' }
  return hasBegun(answer.message)
    ? { ...answer, retry: undefined, status: 'streaming' }
    : { ...answer, status: 'submitted' }
}

/** Whether all of it has come. A segment's end is not the answer's. */
export function hasEnded({ message, rebuilding, segmentEnd }: Answer): boolean {
  return rebuilding === undefined && segmentEnd === undefined && message.ended
}

/** How an ended answer has ended. */
export function endOf({ message, error }: Answer): AnswerStatus {
  return message.metadata.status ?? (error ? 'error' : 'interrupted')
}

/** Characters that arrive with a chunk. */
function charactersOf(chunk: Chunk): number {
  if (chunk.type === 'text-delta' || chunk.type === 'reasoning-delta') return chunk.delta.length
  return chunk.type === 'tool-input-delta' ? chunk.inputTextDelta.length : 0
}
