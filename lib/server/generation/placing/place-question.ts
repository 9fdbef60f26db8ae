/** Finds a question's place in its chat's tree, and stores the question where it is new. */
import { createHash } from 'node:crypto'
import type { Queries } from '@/lib/server/database/database'
import { attachFiles, findFilesFor } from '@/lib/server/database/files/files'
import { type NewTurn, type QuestionKey, readPlace, storeTurn } from '@/lib/server/database/placing'
import { toStoredFile } from '@/lib/server/files/uploads'
import type { Services } from '@/lib/server/services'
import type { ChatRequest, PostedMessage } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { toFilePart } from '@/lib/shared/files/file-parts'
import { newId } from '@/lib/shared/ids'
import { type Part, textOf } from '@/lib/shared/message'
import { questionTitle } from '@/lib/shared/text/title'
import type { AdmissionSteps, Placement } from './placement'

// People do not change a chat this often between two statements.
const MAX_TRIES = 10

/**
 * Stores the question, unless it is stored already, and a place for its answer. Claims the answer's log. `admission` is
 * asked when the answer will be a new one.
 */
export async function placeQuestion(
  services: Pick<Services, 'database' | 'streamLog' | 'budget'>,
  request: ChatRequest,
  posted: PostedMessage,
  /** The ids of the question's files, which are uploaded already. */
  fileIds: readonly string[],
  askerId: string,
  admission: AdmissionSteps,
): Promise<Placement> {
  const { trigger, messageId, parentId } = request
  const isAnotherAnswer = trigger === 'regenerate-message'
  const details: QuestionDetails = {
    posted,
    fileIds,
    // Once for all tries: they are one request.
    idempotencyKey: isAnotherAnswer ? (request.idempotencyKey ?? messageId ?? newId()) : undefined,
    wanted: {
      chatId: request.id,
      askerId,
      clientId: posted.id,
      digest: digestOf(textOf(posted), fileIds),
      regenerates: isAnotherAnswer ? (messageId ?? undefined) : undefined,
      parentId,
    },
    admission,
  }
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const placed = await tryToPlace(services, details)
    if (placed) return placed
  }
  throw new AppError('already_running')
}

interface QuestionDetails {
  wanted: QuestionKey
  posted: PostedMessage
  fileIds: readonly string[]
  idempotencyKey: string | undefined
  admission: AdmissionSteps
}

/** Undefined when somebody else has changed the chat in between. */
async function tryToPlace(
  services: Pick<Services, 'database' | 'streamLog' | 'budget'>,
  details: QuestionDetails,
): Promise<Placement | undefined> {
  const { wanted, posted, idempotencyKey, admission } = details
  const { chatId, digest } = wanted
  const { queries } = services.database
  const { ownerId, chat, sent, parent, isEdit, turns, isCut } = await readPlace(queries, wanted)
  if (ownerId === undefined) throw new AppError('unauthenticated')
  if (chat && (chat.ownerId !== ownerId || chat.isDeleted)) throw new AppError('not_found')
  const newest = sent?.newestAnswer
  const isSameRequest = idempotencyKey === undefined || newest?.idempotencyKey === idempotencyKey
  if (newest && isSameRequest) return { kind: 'attached' as const, answerId: newest.id }
  if (chat?.isRunning) throw new AppError('already_running')
  if (!sent && parent === undefined) {
    throw new AppError('invalid_request', { message: 'This chat has no message with the id in parentId.' })
  }
  if (isCut) throw new AppError('context_full')

  const text = textOf(posted)
  const files = sent ? [] : await findFilesFor(queries, details.fileIds, { id: chatId, ownerId })
  const parts: Part[] = [
    ...files.map((file) => toFilePart(toStoredFile(file))),
    ...(text.trim() === '' ? [] : [{ type: 'text' as const, text }]),
  ]
  const question = sent
    ? { ...sent, kind: 'stored' as const }
    : {
        kind: 'new' as const,
        // An edit is a message of its own, which its client still calls by the old id.
        id: isEdit ? newId() : posted.id,
        clientId: posted.id,
        digest,
        parent: parent ?? null,
        parts,
      }
  const source = { branch: sent ? turns : [...turns, { role: 'user' as const, status: 'complete', parts }] }
  await admission.enter(queries, source)

  const answerId = newId()
  const title = questionTitle(text, fileNames(posted))
  const turn: NewTurn = { chatId, ownerId, version: chat?.version, title, answerId, idempotencyKey, question }
  const store = async (inner: Queries) => {
    if (!(await storeTurn(inner, turn))) throw new ChatChanged()
    await attachFiles(
      inner,
      files.map(({ id }) => id),
      { id: chatId, ownerId },
    )
    await admission.reserve(inner, source)
  }
  const { database, streamLog, budget } = services
  // The log comes first: whoever finds the answer stored must find its log.
  if (!(await streamLog.claim(answerId))) throw new AppError('already_running')
  try {
    // A single statement is a transaction of its own.
    if (files.length > 0 || budget.isCapped) await database.transaction(store)
    else await store(queries)
  } catch (error) {
    await streamLog.abandon(answerId)
    if (error instanceof ChatChanged) return undefined
    throw error
  }
  return {
    kind: 'claimed' as const,
    answerId,
    segment: 1,
    ...source,
    allowedTools: chat?.allowedTools ?? [],
    holdPolicy: chat?.holdPolicy ?? null,
  }
}

/** The chat has changed since it was read. */
class ChatChanged extends Error {}

/** The names that a question without words gets its title from. */
function fileNames({ parts }: PostedMessage): string[] {
  return parts.flatMap((part) => (typeof part.filename === 'string' ? part.filename : []))
}

/** The digest of a question. The same words with other files are another question. */
function digestOf(text: string, fileIds: readonly string[]): string {
  const hash = createHash('sha256').update(text)
  // The separator is in no id, so no text can look like files. Without files the digest is that of the text alone.
  for (const id of fileIds) hash.update(`\0${id}`)
  return hash.digest('base64url')
}
