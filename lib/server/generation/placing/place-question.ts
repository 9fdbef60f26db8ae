/** Where a question stands in its chat's tree, and whether it is a new one. */
import { createHash } from 'node:crypto'
import type { ModelMessage, TranscriptSegment } from '@/lib/anthropic/transcript'
import type { Chat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { attachFiles, findFilesFor } from '@/lib/server/database/files/files'
import { findMessage, isRunning } from '@/lib/server/database/messages'
import { type NewTurn, type QuestionKey, readPlace, storeTurn } from '@/lib/server/database/placing'
import { toStoredFile } from '@/lib/server/files/uploads'
import type { Turn } from '@/lib/server/generation/history'
import type { Job } from '@/lib/server/generation/produce'
import type { Earlier } from '@/lib/server/generation/segments'
import type { Services } from '@/lib/server/services'
import type { ChatRequest, PostedMessage } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { toFilePart } from '@/lib/shared/files/file-parts'
import { type AnswerId, newId } from '@/lib/shared/ids'
import { type Part, textOf } from '@/lib/shared/message'
import { questionTitle } from '@/lib/shared/text/title'

/** What became of a request. */
export type Placed =
  /** This very wish has its answer, running or ended: read it. `earlier` is what whoever asks has of it already. */
  { kind: 'attached'; answerId: AnswerId; earlier?: Omit<Earlier, 'transcript'> } | Claimed

/** The caller is to produce this segment of the answer. */
export interface Claimed extends Asked {
  kind: 'claimed'
  answerId: AnswerId
  segment: number
  earlier?: Job['earlier']
  answers?: Job['answers']
  callsBefore?: number
  allowedTools: readonly string[]
}

/** What the model is asked: the turns end with the question, or with the answer that the opening lets go on. */
export interface Asked {
  turns: readonly Turn[]
  opening?: ModelMessage
  /** With what the answer was made that goes on. */
  before?: Pick<TranscriptSegment, 'model' | 'effort'> | undefined
}

/** Whether a new answer may begin. Both reject where it may not, and everything is left as it was. */
export interface Admit {
  /** Asked before anything is stored. */
  enter(queries: Queries, asked: Asked): Promise<void>
  /** Asked last, as it locks rows that all answers of the site share. */
  reserve(queries: Queries, asked: Asked): Promise<void>
}

/** A chat that changes this often between two statements is not changed by people. */
const MAX_TRIES = 10

/**
 * Stores the question, unless it is there, and a place for its answer; claims the answer's log. `admit` is asked when
 * the answer will be a new one.
 */
export async function placeQuestion(
  services: Pick<Services, 'database' | 'streamLog' | 'budget'>,
  request: ChatRequest,
  posted: PostedMessage,
  /** The ids of the files that the question brings along, taken in before. */
  fileIds: readonly string[],
  askerId: string,
  admit: Admit,
): Promise<Placed> {
  const { trigger, messageId, parentId } = request
  const isAnotherAnswer = trigger === 'regenerate-message'
  const wish: Wish = {
    posted,
    fileIds,
    // Once for all tries: they are one wish.
    idempotencyKey: isAnotherAnswer ? (request.idempotencyKey ?? messageId ?? newId()) : undefined,
    wanted: {
      chatId: request.id,
      askerId,
      clientId: posted.id,
      digest: digestOf(textOf(posted), fileIds),
      regenerates: isAnotherAnswer ? (messageId ?? undefined) : undefined,
      parentId,
    },
    admit,
  }
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const placed = await tryToPlace(services, wish)
    if (placed) return placed
  }
  throw new AppError('already_running')
}

interface Wish {
  wanted: QuestionKey
  posted: PostedMessage
  fileIds: readonly string[]
  idempotencyKey: string | undefined
  admit: Admit
}

/** Undefined when somebody else changed the chat meanwhile. */
async function tryToPlace(
  services: Pick<Services, 'database' | 'streamLog' | 'budget'>,
  wish: Wish,
): Promise<Placed | undefined> {
  const { wanted, posted, idempotencyKey, admit } = wish
  const { chatId, digest } = wanted
  const { queries } = services.database
  const { ownerId, chat, sent, parent, isEdit, turns, isCut } = await readPlace(queries, wanted)
  if (ownerId === undefined) throw new AppError('unauthenticated')
  if (chat && (chat.ownerId !== ownerId || chat.isDeleted)) throw new AppError('not_found')
  const newest = sent?.newestAnswer
  const isSameWish = idempotencyKey === undefined || newest?.idempotencyKey === idempotencyKey
  if (newest && isSameWish) return { kind: 'attached' as const, answerId: newest.id }
  if (chat?.isRunning) throw new AppError('already_running')
  if (!sent && parent === undefined) {
    throw new AppError('invalid_request', { message: 'This chat has no message with the id in parentId.' })
  }
  if (isCut) throw new AppError('context_full')

  const text = textOf(posted)
  const files = sent ? [] : await findFilesFor(queries, wish.fileIds, { id: chatId, ownerId })
  const parts: Part[] = [
    ...files.map((file) => toFilePart(toStoredFile(file))),
    ...(text.trim() === '' ? [] : [{ type: 'text' as const, text }]),
  ]
  const question = sent
    ? { ...sent, kind: 'stored' as const }
    : {
        kind: 'new' as const,
        // An edit is a message of its own; its client goes on calling it by the old id.
        id: isEdit ? newId() : posted.id,
        clientId: posted.id,
        digest,
        parent: parent ?? null,
        parts,
      }
  const asked = { turns: sent ? turns : [...turns, { role: 'user' as const, status: 'complete', parts }] }
  await admit.enter(queries, asked)

  const answerId = newId()
  const title = questionTitle(text, fileNames(posted))
  const turn: NewTurn = { chatId, ownerId, version: chat?.version, title, answerId, idempotencyKey, question }
  const store = async (inner: Queries) => {
    if (!(await storeTurn(inner, turn))) throw new Changed()
    await attachFiles(
      inner,
      files.map(({ id }) => id),
      { id: chatId, ownerId },
    )
    await admit.reserve(inner, asked)
  }
  const { database, streamLog, budget } = services
  // First, so that whoever finds the answer stored finds its log begun.
  if (!(await streamLog.claim(answerId))) throw new AppError('already_running')
  try {
    // A single statement is a transaction of its own.
    if (files.length > 0 || budget.isCapped) await database.transaction(store)
    else await store(queries)
  } catch (error) {
    await streamLog.abandon(answerId)
    if (error instanceof Changed) return undefined
    throw error
  }
  return { kind: 'claimed' as const, answerId, segment: 1, ...asked, allowedTools: chat?.allowedTools ?? [] }
}

/** The chat was changed since it was read. */
class Changed extends Error {}

/** What a question without words is called. */
function fileNames({ parts }: PostedMessage): string[] {
  return parts.flatMap((part) => (typeof part.filename === 'string' ? part.filename : []))
}

/** The same words with other files are another question. */
function digestOf(text: string, fileIds: readonly string[]): string {
  const hash = createHash('sha256').update(text)
  // Separated by what no id has, so that no text looks like files; without files as it has always been.
  for (const id of fileIds) hash.update(`\0${id}`)
  return hash.digest('base64url')
}

/** Whether the chat's newest answer is still being written. */
export async function hasRunningAnswer(queries: Queries, chat: Chat): Promise<boolean> {
  const answer = chat.answerId === null ? undefined : await findMessage(queries, chat.id, chat.answerId)
  return answer !== undefined && isRunning(answer)
}
