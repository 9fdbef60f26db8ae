/** Readers of an answer's log: as it grows, or whole. */

import { type Chat, requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findMessage, findStanding, isRunning, type StoredMessage, toUiMessage } from '@/lib/server/database/messages'
import type { Services } from '@/lib/server/services'
import type { LogEntry, StreamLog } from '@/lib/server/stream-log/stream-log'
import type { RunningAnswer } from '@/lib/shared/api/chat-page'
import { isChunk } from '@/lib/shared/chunk'
import { AppError, type ErrorInfo } from '@/lib/shared/error'
import { type AnswerId, type ChatId, formatCursor, type LogId, logIdOf, parseCursor } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { compact } from '@/lib/stream/compact'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { replay } from '@/lib/stream/replay'

/** Where a reader begins, in which log. */
export interface ReadPosition {
  logId: LogId
  after: number
  /** The whole log, when it was replayed from the stored message: nothing more will come. */
  replayed?: readonly LogEntry[]
}

type ReadServices = Pick<Services, 'database' | 'streamLog'>

/**
 * Finds what a reader may rejoin: with a cursor of the chat's newest answer, everything after it, while its log lives;
 * otherwise the running answer from its start. Rejects with `not_found` for a chat that is unknown or somebody else's, and
 * with `invalid_request` for a malformed cursor.
 */
export async function findRejoin(
  { database, streamLog }: ReadServices,
  chatId: ChatId,
  ownerId: string | undefined,
  cursorText: string | undefined,
): Promise<ReadPosition | undefined> {
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText)
  if (cursorText !== undefined && !cursor) {
    throw new AppError('invalid_request', { message: 'A cursor has the form <answer id>:<number>.' })
  }
  const chat = await requireChat(database.queries, chatId, ownerId)
  const standing = await newestStanding(database.queries, chat)
  if (!standing) return undefined
  const logId = logIdOf(standing.id, standing.segment)
  if (isRunning(standing)) return { logId, after: cursor?.answerId === logId ? cursor.sequence : 0 }
  if (cursor === undefined) return undefined
  if (cursor.answerId === logId && (await streamLog.state(logId)) !== undefined) {
    return { logId, after: cursor.sequence }
  }
  const answer = await findMessage(database.queries, chatId, standing.id)
  if (!answer) return undefined
  const stored = replayedLog(answer)
  return cursor.answerId === stored.logId ? { ...stored, after: cursor.sequence } : undefined
}

/** The chat's newest answer, running or ended. */
export async function newestAnswer(
  queries: Queries,
  { id, answerId }: Pick<Chat, 'id' | 'answerId'>,
): Promise<StoredMessage | undefined> {
  return answerId === null ? undefined : findMessage(queries, id, answerId)
}

/** Its standing alone: most readers need its log, and not what is stored. */
async function newestStanding(queries: Queries, { id, answerId }: Pick<Chat, 'id' | 'answerId'>) {
  return answerId === null ? undefined : findStanding(queries, id, answerId)
}

/** A stored answer as a log. Its chunks are numbered anew, so this log has a name of its own. */
function replayedLog(answer: StoredMessage): ReadPosition {
  const replayed = replay(toUiMessage(answer)).map((chunk, at) => ({ sequence: at + 1, json: JSON.stringify(chunk) }))
  return { logId: `${logIdOf(answer.id, answer.segment)}-stored`, after: 0, replayed }
}

/** Where the whole of an answer can be read: in its log, or replayed from the stored message. */
export async function openAnswer(
  { database, streamLog }: ReadServices,
  chatId: ChatId,
  answerId: AnswerId,
): Promise<ReadPosition> {
  const standing = await findStanding(database.queries, chatId, answerId)
  if (!standing) throw new AppError('not_found')
  const logId = logIdOf(answerId, standing.segment)
  if (isRunning(standing) || (await streamLog.state(logId)) !== undefined) return { logId, after: 0 }
  const answer = await findMessage(database.queries, chatId, answerId)
  if (!answer) throw new AppError('not_found')
  return replayedLog(answer)
}

/** Everything after the position, until the log has ended. */
export function readBatches(
  streamLog: StreamLog,
  { logId, after, replayed }: ReadPosition,
  signal: AbortSignal,
): AsyncIterable<readonly LogEntry[]> {
  return replayed ? only(replayed.slice(after)) : streamLog.read(logId, after, signal)
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value
}

/** A running answer so far, for a page that continues from there. */
export async function describeRunning(
  streamLog: StreamLog,
  { id, segment }: Pick<StoredMessage, 'id' | 'segment'>,
): Promise<RunningAnswer> {
  const logId = logIdOf(id, segment)
  const entries = (await streamLog.soFar(logId)) ?? []
  const chunks = entries.map(({ json }): unknown => JSON.parse(json)).filter(isChunk)
  const last = entries.at(-1)
  return {
    answerId: id,
    chunks: compact(chunks),
    cursor: last ? formatCursor({ answerId: logId, sequence: last.sequence }) : null,
  }
}

/** Stops a chat's running answer, wherever it is produced. */
export async function stopAnswer(
  { database, streamLog }: ReadServices,
  chat: Pick<Chat, 'id' | 'answerId'>,
): Promise<void> {
  const answer = await newestStanding(database.queries, chat)
  if (answer && isRunning(answer)) await streamLog.requestStop(logIdOf(answer.id, answer.segment))
}

/** Waits for the answer's end and returns it whole. Rejects with the error that a stream would report. */
export async function readWhole(
  { streamLog }: ReadServices,
  position: ReadPosition,
  signal: AbortSignal,
): Promise<Message> {
  const message = newGrowingMessage('')
  let failure: ErrorInfo | undefined
  for await (const batch of readBatches(streamLog, position, signal)) {
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
