/** Begins the answer to a question, or finds the one that it already has. */
import { questionFileIds } from '@/lib/server/files/question-files'
import { appliedPolicy, decideHold } from '@/lib/server/hold/hold-decision'
import type { Origin } from '@/lib/server/http/client-address'
import type { Services } from '@/lib/server/services'
import { withBudget } from '@/lib/server/usage/budget'
import type { ChatRequest, PostedMessage } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, logIdOf, newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import { servingModel } from '@/lib/shared/models'
import { withoutHidden } from '@/lib/shared/text/visible-text'
import { createPromptOutline, type PromptContext } from './answer-prompt'
import { type Admission, createAdmission } from './placing/admission'
import { placeQuestion } from './placing/place-question'
import { placeSegment, type SegmentRequest } from './placing/place-segment'
import { placeToolAnswers } from './placing/place-tool-answers'
import { type AdmissionSteps, documentOf, type Placement } from './placing/placement'
import { toolAnswersOf } from './placing/tool-answers'
import { type Job, produce } from './produce'
import type { ReadPosition } from './read-answer'
import { earlierChunks } from './segments'

/** Who asks, and how. */
export interface RequestContext extends PromptContext {
  /** Where the request comes from. */
  origin: Origin
  requestId: string
  /** Faults for the simulator to play. */
  faults?: string | undefined
  /** Gets the producer's promise, so that a host keeps the process alive until it settles. */
  keepAlive(work: Promise<void>): void
}

/** An answer to read. */
export interface StartedAnswer {
  answerId: AnswerId
  /** Where to read an answer that has begun; undefined for one that was there, which openAnswer finds. */
  position: ReadPosition | undefined
  /** How many chunks at the beginning of its log the client has already. */
  replayed: number
}

/** The model that a person prefers; undefined when the provider no longer has it, nor one that serves it. */
async function preferredModel({ models }: Services, preferred: string | undefined, now: Date) {
  if (preferred === undefined) return undefined
  const serving = servingModel(preferred, now)
  // A list that is known needs no waiting.
  if (models.find(serving)) return preferred
  return (await models.list()).some(({ id }) => id === serving) ? preferred : undefined
}

/** Returns the answer to read; the first chunk is in its log. Rejects with an AppError when there will be none. */
export function startGeneration(
  services: Services,
  request: ChatRequest,
  context: RequestContext,
): Promise<StartedAnswer> {
  return startAnswer(services, request, context, (steps) => place(services, request, context, steps))
}

/** The same for an answer that `place` places. */
export async function startAnswer(
  services: Services,
  request: Pick<ChatRequest, 'id' | 'model' | 'effort'>,
  context: RequestContext,
  place: (steps: AdmissionSteps) => Promise<Placement>,
): Promise<StartedAnswer> {
  const { models } = services
  const { ownerId, preferences, requestId, acceptedAt, faults } = context
  const preferred = await preferredModel(services, preferences.model, acceptedAt)
  if (request.model !== undefined && !(await models.offers(servingModel(request.model, acceptedAt)))) {
    throw new AppError('invalid_request', { message: 'This site does not offer that model.' })
  }
  const outline = createPromptOutline(services, request, context, preferred)
  const admission = createAdmission(services, context)
  const steps: AdmissionSteps = {
    enter: (queries, { branch }, keptBytes) => admission.enter(queries, branch.at(-1), keptBytes),
    async reserve(queries, source) {
      // The calls of a document reserve for themselves: their requests are made of its sources.
      const isDocument = documentOf(source.branch.findLast(({ role }) => role === 'user')?.parts, '') !== undefined
      if (services.budget.isCapped && !isDocument) await admission.reserve(queries, outline(source).request)
    },
  }
  const placement = await admitted(services, admission, () => place(steps))
  const countReplayed = (earlier: Parameters<typeof earlierChunks>[0]) => 1 + earlierChunks(earlier, acceptedAt).length
  if (placement.kind === 'attached') {
    const { answerId, earlier } = placement
    // Taken by a send that lost a race against the same one.
    admission.end()
    return { answerId, position: undefined, replayed: earlier ? countReplayed(earlier) : 0 }
  }

  const {
    answerId,
    segment,
    earlier,
    opening,
    answers,
    allowedTools,
    callsBefore = 0,
    branch,
    document,
    kept,
  } = placement
  const wishes = {
    site: services.config.hold.policy,
    person: preferences.holdPolicy,
    chat: placement.holdPolicy ?? undefined,
  }
  const job: Job = {
    answerId,
    segment,
    earlier,
    opening,
    answers,
    allowedTools,
    callsBefore,
    chatId: request.id,
    ownerId,
    requestId,
    ...outline(placement),
    document,
    kept,
    holdDecision: decideHold(appliedPolicy(wishes), branch, services.classifier, services.config.hold.asksModel),
    reservation: admission.reservation,
    ended: admission.end,
    acceptedAt,
    faults,
  }
  context.keepAlive(produce(services, job).finally(admission.end))
  // Whoever answers an answer's calls has everything that came before them.
  const position = { logId: logIdOf(answerId, segment), after: 0 }
  return { answerId, position, replayed: earlier && answers ? countReplayed(earlier) : 0 }
}

/** Places what is asked for: an answer to a question, the continuation of one, or answers to calls that wait. */
async function place(
  services: Services,
  request: ChatRequest,
  { ownerId, origin }: RequestContext,
  admission: AdmissionSteps,
): Promise<Placement> {
  const segmentRequest = segmentRequestOf(request)
  if (segmentRequest) return placeSegment(services, segmentRequest, ownerId, admission)
  // Of what is posted only the last message counts: the stored chat is the truth.
  const last = request.messages ? request.messages.at(-1) : request.message
  if (last?.role === 'assistant') return placeToolAnswers(services, toolAnswersOf(request, last), ownerId, admission)
  const question = questionOf(last)
  // Its files are uploaded before anything else of it is stored.
  const fileIds = await questionFileIds(services, question, { ownerId, chatId: request.id, origin })
  return placeQuestion(services, request, question, fileIds, ownerId, admission)
}

/** Places an answer. What was taken for one that does not begin is given back. */
async function admitted(services: Services, admission: Admission, place: () => Promise<Placement>): Promise<Placement> {
  try {
    return await withBudget(services, place)
  } catch (error) {
    admission.end()
    throw error
  }
}

function segmentRequestOf({ id, trigger, messageId, idempotencyKey }: ChatRequest): SegmentRequest | undefined {
  if (trigger !== 'continue-message' || !messageId) return undefined
  return { chatId: id, answerId: messageId, idempotencyKey: idempotencyKey ?? newId() }
}

function questionOf(last: PostedMessage | undefined): PostedMessage {
  if (last?.role !== 'user') {
    throw new AppError('invalid_request', { message: 'The last message must be a question of yours.' })
  }
  if (withoutHidden(textOf(last)).trim() === '' && !last.parts.some(({ type }) => type === 'file'))
    throw new AppError('invalid_request', { message: 'The message is empty.' })
  return last
}
