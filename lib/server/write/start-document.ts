/** Begins documents and versions of them. */
import { createHash } from 'node:crypto'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { setRequestParts } from '@/lib/server/database/document-sources'
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
import type { CapChange, DocumentAction, WriteRequest } from '@/lib/shared/api/write-requests'
import { AppError } from '@/lib/shared/error'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import type { DocumentRequest } from '@/lib/shared/write/document'
import type { SourceFile } from '@/lib/shared/write/source-file'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'
import { keepSources, packSources } from './load-plan'

/** The question's id in every chat that is a document: there is one request for it. */
const QUESTION_ID = 'document'

/** Begins a document, or attaches to the one that the same request has begun. `files` are what may be sent. */
export async function startDocument(
  services: Services,
  request: WriteRequest,
  files: readonly SourceFile[],
  context: RequestContext,
): Promise<StartedAnswer> {
  const { id, outline, waitForOutline, template, audience, tone, length, instructions, maxCostUsd, model } = request
  const content = await packSources(files)
  const document: DocumentRequest = {
    template,
    audience,
    tone,
    length,
    ...(instructions && { instructions }),
    ...(maxCostUsd !== undefined && { maxCostUsd }),
    ...(waitForOutline && { waitsForOutline: true }),
    files: files.map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content) })),
  }
  const parts: Part[] = [
    { type: 'text', text: questionText(document) },
    { type: 'data-document', data: document },
  ]
  const digest = createHash('sha256').update(JSON.stringify(document)).update(content).digest('base64url')
  const place = (admission: AdmissionSteps) =>
    placeTurn(services, {
      idempotencyKey: undefined,
      wanted: {
        chatId: id,
        askerId: context.ownerId,
        clientId: QUESTION_ID,
        digest,
        regenerates: undefined,
        parentId: null,
      },
      admission,
      contentOf: async () => ({
        parts,
        title: TEMPLATE_NAMES[template],
        kind: 'document',
        keep: keepSources(content),
      }),
    })
  return startAnswer(services, { id, model }, context, place, { outline })
}

/** The request in words, as it stands in the chat. */
function questionText({ template, files, instructions }: DocumentRequest): string {
  const count = files.length === 1 ? 'one file' : `${files.length} files`
  return [`Write: ${TEMPLATE_NAMES[template]}, from ${count}.`, ...(instructions ? [instructions] : [])].join('\n\n')
}

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
    return startAnswer(services, { id: chatId }, context, place, { outline: action.outline })
  }
  const { answerId, idempotencyKey } = action
  const { queries } = services.database
  await requireChat(queries, chatId, context.ownerId)
  const { answer, question } = await requireDocument(queries, chatId, answerId)
  if (isRunning(answer)) throw new AppError('already_running')
  const place = (admission: AdmissionSteps) =>
    placeTurn(services, {
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
      contentOf: () => Promise.reject(new AppError('not_found')),
    })
  if (action.action === 'outline') {
    return startAnswer(services, { id: chatId }, context, place, { isOutlineAsked: true })
  }
  const isRewrite = action.action === 'rewrite'
  return startAnswer(services, { id: chatId }, context, place, {
    basis: {
      answerId,
      ...(isRewrite && { rewrites: { sectionId: action.sectionId, instructions: action.instructions } }),
    },
    ...(!isRewrite && { outline: action.outline }),
  })
}

/** Goes on with the outline that the person has agreed to. */
function placeAccepted(
  services: Services,
  chatId: ChatId,
  { answerId }: Extract<DocumentAction, { action: 'accept' }>,
  ownerId: string,
  admission: AdmissionSteps,
): Promise<Placement> {
  return placeAndClaim(services, async (queries, claim) => {
    const { chat, answer } = await lockAnswer(queries, { chatId, answerId }, ownerId)
    if (isRunning(answer) || (await hasRunningAnswer(queries, chat))) throw new AppError('already_running')
    if (answer.status !== 'waiting') return { kind: 'attached', answerId }
    if (await newestChild(queries, chatId, answerId)) {
      throw new AppError('invalid_request', { message: 'The chat has continued below this outline.' })
    }
    const { branch, transcript } = await readAnswerBranch(queries, chatId, answerId)
    return beginNextSegment(queries, chat, answer, `accept-${answer.segment}`, claim, admission, {
      earlier: { message: toUiMessage(answer), reason: undefined, transcript },
      before: modelBefore(transcript),
      branch,
      document: documentOf(branch.at(-2)?.parts, answer.parentId ?? ''),
    })
  })
}
