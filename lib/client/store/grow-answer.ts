/**
 * (answer, chunks of a log) -> answer. A log is read from its cursor on; when another log takes its place, as it does
 * with an answer's next segment, that one tells the answer from its start, and the message is made anew out of sight until
 * it is as far as the one that is shown: nothing is doubled, and nothing that was read goes away meanwhile.
 */
import type { Chunk, LoggedChunk } from '@/lib/shared/chunk'
import type { AnswerId } from '@/lib/shared/ids'
import type { AnswerStatus } from '@/lib/shared/message'
import { accumulate, newGrowingMessage } from '@/lib/stream/accumulate'
import { hasBegun, reachesAsFar, textLengthOf } from '@/lib/stream/continuation'
import { noteArrival } from './arrivals'
import type { Answer } from './entry'

/** The answer after some chunks; its message is the same object, grown, unless it was made anew. */
export function grown(answer: Answer, logId: AnswerId, chunks: readonly LoggedChunk[]): Answer {
  const isNews = answer.logId === logId || goesOnElsewhere(answer, chunks)
  const next: Answer = isNews ? { ...answer, logId } : { ...answer, ...toldAgain(answer.id), logId }
  let characters = 0
  for (const { chunk } of chunks) {
    accumulate(next.rebuilding ?? next.message, chunk)
    characters += charactersOf(chunk)
    noteChunk(next, chunk)
  }
  if (next.rebuilding) {
    if (!reachesAsFar(next.rebuilding, next.message)) return next
    // What had arrived before does not arrive again.
    characters = textLengthOf(next.rebuilding) - textLengthOf(next.message)
    next.message = next.rebuilding
    next.rebuilding = undefined
  }
  next.id = next.message.id
  if (characters > 0 && next.askedAt !== undefined) {
    noteArrival(next.arrivals, performance.now() - next.askedAt, characters)
  }
  return withStatus(next)
}

/** A log that is read from behind its beginning goes on with what is known; whoever asked for it has the rest. */
function goesOnElsewhere({ logId, rebuilding }: Answer, [first]: readonly LoggedChunk[]): boolean {
  return logId !== undefined && !rebuilding && first !== undefined && first.sequence > 1
}

/** What changes of an answer when the chunks to come tell it from its start. */
export function toldAgain(id: AnswerId) {
  return { logId: undefined, rebuilding: newGrowingMessage(id), error: undefined, segmentEnd: undefined }
}

/** Takes over what a chunk says beside the message. */
export function noteChunk(answer: Answer, chunk: Chunk): void {
  if (chunk.type === 'data-retry') answer.retry = { ...chunk.data, receivedAt: performance.now() }
  else if (chunk.type === 'data-error') answer.error = chunk.data
  // What ended the segment before no longer counts.
  else if (chunk.type === 'data-continuation') answer.error = undefined
  else if (chunk.type === 'data-segment-end') answer.segmentEnd = chunk.data.reason
  else if (chunk.type === 'data-silence') {
    answer.silentSince = chunk.data.silentMs > 0 ? performance.now() - chunk.data.silentMs : undefined
  }
}

/** The answer with the status that its message tells. */
export function withStatus(answer: Answer): Answer {
  if (hasEnded(answer)) return { ...answer, retry: undefined, status: endOf(answer) }
  return hasBegun(answer.message)
    ? { ...answer, retry: undefined, status: 'streaming' }
    : { ...answer, status: 'submitted' }
}

/** Whether its stream has told all of it; a segment's end is not the answer's. */
export function hasEnded({ message, rebuilding, segmentEnd }: Answer): boolean {
  return rebuilding === undefined && segmentEnd === undefined && message.ended
}

/** How an answer ended whose stream has told all of it. */
export function endOf({ message, error }: Answer): AnswerStatus {
  return message.metadata.status ?? (error ? 'error' : 'interrupted')
}

/** Characters that arrive with a chunk. */
function charactersOf(chunk: Chunk): number {
  if (chunk.type === 'text-delta' || chunk.type === 'reasoning-delta') return chunk.delta.length
  return chunk.type === 'tool-input-delta' ? chunk.inputTextDelta.length : 0
}
