/** Finds a question's place in its chat's tree, and stores the question where it is new, with a place for its answer. */
import type { Queries } from '@/lib/server/database/database'
import { type NewTurn, type QuestionKey, readPlace, storeTurn } from '@/lib/server/database/placing'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { type AdmissionSteps, documentOf, type Placement } from './placement'

// People do not change a chat this often between two statements.
const MAX_TRIES = 10

/** What a new question consists of. */
export interface QuestionContent {
  parts: Part[]
  /** The title of a new chat. */
  title: string
  kind?: 'document'
  /** How many bytes `keep` stores. */
  keptBytes?: number
  /** Stores what belongs to the question, in the same transaction. */
  keep?:
    | ((queries: Queries, key: { chatId: ChatId; ownerId: string; messageId: MessageId }) => Promise<void>)
    | undefined
}

/** A question to be placed. */
export interface TurnDetails {
  wanted: QuestionKey
  idempotencyKey: string | undefined
  admission: AdmissionSteps
  /** Stores what belongs to the new answer, in the same transaction. */
  keepAnswer?: ((queries: Queries, key: { chatId: ChatId; answerId: AnswerId }) => Promise<void>) | undefined
  /** Asked only for a question that is not stored yet. */
  contentOf(queries: Queries, owner: { chatId: ChatId; ownerId: string }): Promise<QuestionContent>
}

type PlaceServices = Pick<Services, 'database' | 'streamLog' | 'budget'>

/** Places it and claims the log of its answer. `admission` is asked when the answer will be a new one. */
export async function placeTurn(services: PlaceServices, details: TurnDetails): Promise<Placement> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const placed = await tryToPlace(services, details)
    if (placed) return placed
  }
  throw new AppError('already_running')
}

/** Undefined when somebody else has changed the chat in between. */
async function tryToPlace(services: PlaceServices, details: TurnDetails): Promise<Placement | undefined> {
  const { wanted, idempotencyKey, admission } = details
  const { chatId, clientId, digest } = wanted
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

  const content = sent ? undefined : await details.contentOf(queries, { chatId, ownerId })
  const question = sent
    ? { ...sent, kind: 'stored' as const }
    : {
        kind: 'new' as const,
        // An edit is a message of its own, which its client still calls by the old id.
        id: isEdit ? newId() : clientId,
        clientId,
        digest,
        parent: parent ?? null,
        parts: content?.parts ?? [],
      }
  const source = {
    branch: content ? [...turns, { role: 'user' as const, status: 'complete', parts: content.parts }] : turns,
  }
  await admission.enter(queries, source, content?.keptBytes)

  const answerId = newId()
  const turn: NewTurn = {
    chatId,
    ownerId,
    version: chat?.version,
    title: content?.title ?? '',
    kind: content?.kind,
    answerId,
    idempotencyKey,
    question,
  }
  const store = async (inner: Queries) => {
    if (!(await storeTurn(inner, turn))) throw new ChatChanged()
    await content?.keep?.(inner, { chatId, ownerId, messageId: question.id })
    await details.keepAnswer?.(inner, { chatId, answerId })
    await admission.reserve(inner, source)
  }
  const { database, streamLog, budget } = services
  // The log comes first: whoever finds the answer stored must find its log.
  if (!(await streamLog.claim(answerId))) throw new AppError('already_running')
  try {
    // A single statement is a transaction of its own.
    if (content?.keep || details.keepAnswer || budget.isCapped) await database.transaction(store)
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
    document: documentOf(source.branch.at(-1)?.parts, question.id),
  }
}

/** The chat has changed since it was read. */
class ChatChanged extends Error {}
