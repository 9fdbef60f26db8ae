/** Readers of an answer's log: as it grows, or whole. */

import type { Services } from '@/lib/server/services'
import { isChunk } from '@/lib/shared/chunk'
import { AppError, type ErrorInfo } from '@/lib/shared/error'
import { type AnswerId, type ChatId, parseCursor } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { accumulate, newGrowingMessage, toMessage } from '@/lib/stream/accumulate'

/** Where a rejoining reader goes on; undefined when there is nothing to read. */
export interface Rejoin {
  answerId: AnswerId
  after: number
}

/**
 * Finds what a reader may rejoin: with a cursor of the chat's newest answer everything after it, while
 * its log lives; otherwise the running answer from its start. Rejects with `not_found` for a chat that is
 * unknown or somebody else's, and with `invalid_request` for a cursor that is none.
 */
export async function findRejoin(
  services: Services,
  chatId: ChatId,
  ownerId: string,
  cursorText: string | undefined,
): Promise<Rejoin | undefined> {
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText)
  if (cursorText !== undefined && !cursor) {
    throw new AppError('invalid_request', { message: 'A cursor has the form <answer id>:<number>.' })
  }
  const current = await services.streamLog.current(chatId, ownerId)
  if (!current) throw new AppError('not_found')
  if (cursor?.answerId === current.answerId && current.readable) {
    return { answerId: current.answerId, after: cursor.sequence }
  }
  return current.running ? { answerId: current.answerId, after: 0 } : undefined
}

/** Waits for the answer's end and returns it whole. An upstream failure becomes the rejection it would be in a stream. */
export async function readWhole(services: Services, answerId: AnswerId, signal: AbortSignal): Promise<Message> {
  const message = newGrowingMessage(answerId)
  let failure: ErrorInfo | undefined
  for await (const batch of services.streamLog.read(answerId, 0, signal)) {
    for (const { json } of batch) {
      const chunk: unknown = JSON.parse(json)
      if (!isChunk(chunk)) continue
      if (chunk.type === 'data-error') failure = chunk.data
      accumulate(message, chunk)
    }
  }
  if (failure) {
    const { code, message: text, retryAfter } = failure
    throw new AppError(code, { message: text, ...(retryAfter !== undefined && { retryAfter }) })
  }
  return toMessage(message)
}
