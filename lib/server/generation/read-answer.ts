/** Readers of an answer's log: as it grows, or whole. */

import { requireChat } from '@/lib/server/database/chats'
import { findMessage, isRunning, toUiMessage } from '@/lib/server/database/messages'
import type { Services } from '@/lib/server/services'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { RunningAnswer } from '@/lib/shared/chat-page'
import { isChunk } from '@/lib/shared/chunk'
import { AppError, type ErrorInfo } from '@/lib/shared/error'
import { type AnswerId, type ChatId, formatCursor, parseCursor } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { accumulate, newGrowingMessage, toMessage } from '@/lib/stream/accumulate'
import { compact } from '@/lib/stream/compact'
import { replay } from '@/lib/stream/replay'

/** Where a reader begins or goes on. */
export interface Reading {
  /** The log to read. */
  answerId: AnswerId
  after: number
}

/**
 * Finds what a reader may rejoin: with a cursor of the chat's newest answer everything after it, while
 * its log lives; otherwise the running answer from its start. Rejects with `not_found` for a chat that is
 * unknown or somebody else's, and with `invalid_request` for a cursor that is none.
 */
export async function findRejoin(
  { database, streamLog }: Pick<Services, 'database' | 'streamLog'>,
  chatId: ChatId,
  ownerId: string | undefined,
  cursorText: string | undefined,
): Promise<Reading | undefined> {
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText)
  if (cursorText !== undefined && !cursor) {
    throw new AppError('invalid_request', { message: 'A cursor has the form <answer id>:<number>.' })
  }
  const { answerId } = await requireChat(database.queries, chatId, ownerId)
  if (answerId === null) return undefined
  const isOfThis = cursor?.answerId === answerId || cursor?.answerId === storedLogId(answerId)
  if (cursor && isOfThis && (await streamLog.state(cursor.answerId)) !== undefined) {
    return { answerId: cursor.answerId, after: cursor.sequence }
  }
  return (await streamLog.state(answerId)) === 'running' ? { answerId, after: 0 } : undefined
}

/** Chunks made of a stored message are counted anew: their log, and so their cursors, have a name of their own. */
const storedLogId = (answerId: AnswerId): AnswerId => `${answerId}-stored`

/** Where the whole of an answer can be read: in its log, or made again of the stored message. */
export async function openAnswer(
  { database, streamLog }: Pick<Services, 'database' | 'streamLog'>,
  chatId: ChatId,
  answerId: AnswerId,
): Promise<Reading> {
  if ((await streamLog.state(answerId)) !== undefined) return { answerId, after: 0 }
  const stored = await findMessage(database.queries, chatId, answerId)
  if (!stored) throw new AppError('not_found')
  // Another server writes it: only its own log has the answer so far.
  if (isRunning(stored)) throw new AppError('already_running')
  const logId = storedLogId(answerId)
  if (await streamLog.claim(logId)) {
    streamLog.append(logId, replay(toUiMessage(stored)))
    streamLog.finish(logId)
  }
  return { answerId: logId, after: 0 }
}

/** A running answer as far as it is written, for a page that will go on from there. */
export async function describeRunning(streamLog: StreamLog, answerId: AnswerId): Promise<RunningAnswer> {
  const entries = (await streamLog.soFar(answerId)) ?? []
  const chunks = entries.map(({ json }): unknown => JSON.parse(json)).filter(isChunk)
  const last = entries.at(-1)
  return {
    answerId,
    chunks: compact(chunks),
    cursor: last ? formatCursor({ answerId, sequence: last.sequence }) : null,
  }
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
