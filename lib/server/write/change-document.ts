/** Goes on with documents whose outline waits, makes versions of documents, and sets their spending cap. */
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findDocumentChange, setDocumentChange, setRequestParts } from '@/lib/server/database/documents'
import { findMessage, isRunning, newestChild, toUiMessage } from '@/lib/server/database/messages'
import { placeAndClaim } from '@/lib/server/generation/placing/place-and-claim'
import { beginNextSegment, modelBefore } from '@/lib/server/generation/placing/place-segment'
import { placeTurn } from '@/lib/server/generation/placing/place-turn'
import {
  type AdmissionSteps,
  documentOf,
  hasRunningAnswer,
  lockAnswer,
  type Placement,
  readAnswerBranch,
} from '@/lib/server/generation/placing/placement'
import { type RequestContext, type StartedAnswer, startAnswer } from '@/lib/server/generation/start-generation'
import type { Services } from '@/lib/server/services'
import type { CapChange, DocumentAction } from '@/lib/shared/api/write-requests'
import { AppError } from '@/lib/shared/error'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import type { DocumentChange } from '@/lib/shared/write/document'
import { outlineOfVersion } from './older-versions'

/** Sets the spending cap of a document; it counts from the next call on. */
export async function changeCap(
  { database }: Pick<Services, 'database'>,
  chatId: ChatId,
  { answerId, maxCostUsd }: CapChange,
  ownerId: string | undefined,
): Promise<void> {
  await database.transaction(async (queries) => {
    await requireChat(queries, chatId, ownerId)
    const { question } = await requireDocument(queries, chatId, answerId)
    const parts = question.parts.map((part): Part => {
      if (part.type !== 'data-document') return part
      const { maxCostUsd: _before, ...data } = part.data
      return { ...part, data: { ...data, ...(maxCostUsd !== null && { maxCostUsd }) } }
    })
    await setRequestParts(queries, { chatId, messageId: question.id }, parts)
  })
}

/** A document's answer and the question that asks for it; rejects with `not_found` for anything else. */
async function requireDocument(queries: Queries, chatId: ChatId, answerId: AnswerId) {
  const answer = await findMessage(queries, chatId, answerId)
  const question = answer?.parentId ? await findMessage(queries, chatId, answer.parentId) : undefined
  if (answer?.role !== 'assistant' || !question || !documentOf(question.parts, question.id)) {
    throw new AppError('not_found')
  }
  return { answer, question }
}

/** Goes on with a document, or makes another version of it. */
export async function changeDocument(
  services: Services,
  chatId: ChatId,
  action: DocumentAction,
  context: RequestContext,
): Promise<StartedAnswer> {
  if (action.action === 'accept') {
    const place = (admission: AdmissionSteps) => placeAccepted(services, chatId, action, context.ownerId, admission)
    return startAnswer(services, { id: chatId }, context, place)
  }
  const { answerId, idempotencyKey } = action
  const { queries } = services.database
  await requireChat(queries, chatId, context.ownerId)
  const { answer, question } = await requireDocument(queries, chatId, answerId)
  if (isRunning(answer)) throw new AppError('already_running')
  const change = await changeAsked(queries, chatId, action)
  // Another version is written by the same model.
  const before = modelBefore((await readAnswerBranch(queries, chatId, answerId)).transcript)
  const place = async (admission: AdmissionSteps): Promise<Placement> => {
    const placement = await placeTurn(services, {
      idempotencyKey,
      wanted: {
        chatId,
        askerId: context.ownerId,
        clientId: question.clientId ?? question.id,
        digest: question.digest ?? '',
        regenerates: answerId,
        parentId: undefined,
      },
      admission,
      keepAnswer: (inner, key) => setDocumentChange(inner, key, change),
      contentOf: () => Promise.reject(new AppError('not_found')),
    })
    return placement.kind === 'claimed' && before ? { ...placement, before } : placement
  }
  return startAnswer(services, { id: chatId }, context, place)
}

/** What is asked of the new version. Rejects with `not_found` for a section that the document does not have. */
async function changeAsked(
  queries: Queries,
  chatId: ChatId,
  action: Exclude<DocumentAction, { action: 'accept' }>,
): Promise<DocumentChange> {
  const { answerId } = action
  if (action.action === 'outline') return { isOutlineAsked: true }
  if (action.action === 'change') return { outline: action.outline, basis: { answerId } }
  const { sectionId, instructions } = action
  const outline = await outlineOfVersion(queries, { chatId, answerId })
  if (!outline?.sections.some(({ id }) => id === sectionId)) {
    throw new AppError('not_found', { message: 'The document has no such section.' })
  }
  return { basis: { answerId, rewrites: { sectionId, ...(instructions && { instructions }) } } }
}

/** Goes on with the outline that the person has agreed to. */
function placeAccepted(
  services: Services,
  chatId: ChatId,
  { answerId, outline }: Extract<DocumentAction, { action: 'accept' }>,
  ownerId: string,
  admission: AdmissionSteps,
): Promise<Placement> {
  return placeAndClaim(services, async (queries, claim) => {
    const { chat, answer } = await lockAnswer(queries, { chatId, answerId }, ownerId)
    await requireDocument(queries, chatId, answerId)
    // The same request once more.
    if (answer.idempotencyKey?.startsWith(ACCEPTED) && answer.status !== 'waiting')
      return { kind: 'attached', answerId }
    if (isRunning(answer) || (await hasRunningAnswer(queries, chat))) throw new AppError('already_running')
    if (answer.status !== 'waiting') {
      throw new AppError('invalid_request', { message: 'The outline of this document does not wait to be accepted.' })
    }
    if (await newestChild(queries, chatId, answerId)) {
      throw new AppError('invalid_request', { message: 'The chat has continued below this outline.' })
    }
    const { branch, transcript } = await readAnswerBranch(queries, chatId, answerId)
    const { basis } = await findDocumentChange(queries, { chatId, answerId })
    await setDocumentChange(queries, { chatId, answerId }, { outline, ...(basis && { basis }) })
    return beginNextSegment(queries, chat, answer, `${ACCEPTED}${answer.segment}`, claim, admission, {
      earlier: { message: toUiMessage(answer), reason: undefined, transcript },
      before: modelBefore(transcript),
      branch,
      document: documentOf(branch.at(-2)?.parts, answer.parentId ?? ''),
    })
  })
}

const ACCEPTED = 'accept-'
