/**
 * (answer, chunks of a log) -> answer. A log is read from its cursor on; when another log takes its place, as it does
 * with an answer's next leg, that one tells the answer from its start, and the message is made anew out of sight until
 * it is as far as the one that is shown: nothing is doubled, and nothing that was read goes away meanwhile.
 */
import type { Chunk, LoggedChunk } from '@/lib/shared/chunk'
import type { AnswerId } from '@/lib/shared/ids'
import { accumulate, type GrowingMessage, newGrowingMessage } from '@/lib/stream/accumulate'
import { noteArrival } from './arrivals'
import type { Answer } from './message-store'

/** A message that is made anew. */
export interface Rebuilding {
  message: GrowingMessage
  /** Characters of text and thinking that it has. */
  length: number
  /** Those of the message that is shown meanwhile. */
  goal: number
}

/** The answer after some chunks; its message is the same object, grown, unless it was made anew. */
export function grown(answer: Answer, logId: AnswerId, chunks: readonly LoggedChunk[]): Answer {
  const next = { ...answer }
  if (next.logId !== logId) {
    next.logId = logId
    next.rebuilding = { message: newGrowingMessage(next.id), length: 0, goal: lengthOf(next.message) }
    next.error = undefined
  }
  const { rebuilding } = next
  const message = rebuilding?.message ?? next.message
  let characters = 0
  let inputCharacters = 0
  for (const { chunk } of chunks) {
    accumulate(message, chunk)
    characters += textLengthOf(chunk)
    if (chunk.type === 'tool-input-delta') inputCharacters += chunk.inputTextDelta.length
    else if (chunk.type === 'data-retry') next.retry = { ...chunk.data, receivedAt: performance.now() }
    else if (chunk.type === 'data-error') next.error = chunk.data
    else if (chunk.type === 'data-silence') {
      next.silentSince = chunk.data.silentMs > 0 ? performance.now() - chunk.data.silentMs : undefined
    }
  }
  if (rebuilding) {
    const length = rebuilding.length + characters
    if (length < rebuilding.goal && !message.ended) {
      next.rebuilding = { ...rebuilding, length }
      return next
    }
    next.rebuilding = undefined
    next.message = message
    // What had arrived before does not arrive again.
    characters = length - rebuilding.goal
  }
  next.id = next.message.id
  const arrived = characters + inputCharacters
  if (arrived > 0 && next.askedAt !== undefined) {
    noteArrival(next.arrivals, performance.now() - next.askedAt, arrived)
  }
  return withStatus(next)
}

/** The answer with the status that its message tells. */
export function withStatus(answer: Answer): Answer {
  const { message, error } = answer
  if (message.ended) {
    return { ...answer, retry: undefined, status: message.metadata.status ?? (error ? 'error' : 'interrupted') }
  }
  const hasBegun = message.parts.some(({ type }) => type !== 'whole')
  return hasBegun ? { ...answer, retry: undefined, status: 'streaming' } : answer
}

function textLengthOf(chunk: Chunk): number {
  return chunk.type === 'text-delta' || chunk.type === 'reasoning-delta' ? chunk.delta.length : 0
}

/** Characters of text and thinking: what both ways to tell a message have in common, tools' inputs being told shorter. */
function lengthOf(message: GrowingMessage): number {
  let length = 0
  for (const part of message.parts) {
    if (part.type === 'text' || part.type === 'reasoning') for (const piece of part.pieces) length += piece.length
  }
  return length
}
