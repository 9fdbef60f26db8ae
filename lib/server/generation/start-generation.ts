/** Begins the answer to a question, or finds the one it already has. */
import { questionFileIds } from '@/lib/server/files/question-files'
import { bringsFiles, withFileContent, withFileOutline } from '@/lib/server/files/turn-content'
import type { Origin } from '@/lib/server/http/client-address'
import type { Services } from '@/lib/server/services'
import { serverTools } from '@/lib/server/tools/server-tools'
import { withBudget } from '@/lib/server/usage/budget'
import type { Preferences } from '@/lib/shared/api/preferences'
import type { ChatRequest, PostedMessage } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, logIdOf, newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import { servingModel } from '@/lib/shared/models'
import { withoutHidden } from '@/lib/shared/text/visible-text'
import { type Admission, createAdmission } from './placing/admission'
import { type Admit, type Asked, type Placed, placeQuestion } from './placing/place-question'
import { placeSegment, type SegmentWish } from './placing/place-segment'
import { placeToolAnswers } from './placing/place-tool-answers'
import { toolAnswersOf } from './placing/tool-answers'
import { type Job, produce } from './produce'
import { buildPrompt, chooseModel } from './prompt'
import type { Reading } from './read-answer'
import { earlierChunks } from './segments'

/** Who asks, and how. */
export interface Asking {
  ownerId: string
  preferences: Preferences
  /** Where the request comes from. */
  origin: Origin
  requestId: string
  acceptedAt: Date
  /** Faults for the simulator to play. */
  faults?: string | undefined
  /** Told of the producer's promise, so that a host keeps the process alive until it settles. */
  keepAlive(work: Promise<void>): void
}

/** An answer to read. */
export interface Begun {
  answerId: AnswerId
  /** Where, for the one that has begun; undefined for one that was there: openAnswer finds it. */
  reading: Reading | undefined
  /** How many chunks its log begins with that whoever asked has already. */
  replayed: number
}

/** The model that a person prefers, or the one that answers for it; undefined when the provider has neither any more. */
async function preferredModel({ models }: Services, preferred: string | undefined, now: Date) {
  if (preferred === undefined) return undefined
  const serving = servingModel(preferred, now)
  // Nobody waits for a list that is known.
  if (models.find(serving)) return preferred
  return (await models.list()).some(({ id }) => id === serving) ? preferred : undefined
}

/** Returns the answer to read; the first chunk is in its log. Rejects with an AppError when there will be none. */
export async function startGeneration(services: Services, request: ChatRequest, asking: Asking): Promise<Begun> {
  const { models, tools } = services
  const configured = services.config.model
  const { preferences } = asking
  const preferred = await preferredModel(services, preferences.model, asking.acceptedAt)
  if (request.model !== undefined && !(await models.offers(servingModel(request.model, asking.acceptedAt)))) {
    throw new AppError('invalid_request', { message: 'This site does not offer that model.' })
  }

  const build = ({ turns, opening, before }: Asked) => {
    // An answer that goes on does so with the model that began it, unless another one is asked for.
    const { model, replaced } = chooseModel(request.model ?? before?.model ?? preferred, configured, asking.acceptedAt)
    const effort = request.effort ?? before?.effort ?? preferences.effort
    const { customInstructions } = preferences
    const facts = models.find(model)
    const options = { model, effort, customInstructions, tools, serverTools: serverTools(services.config), facts }
    return { ...buildPrompt(turns, options, opening), effort, replacedModel: replaced }
  }
  const admission = createAdmission(services, asking)
  const outline = (asked: Asked) => build({ ...asked, turns: withFileOutline(asked.turns) })
  const admit: Admit = {
    enter: (queries, { turns }) => admission.enter(queries, turns.at(-1)),
    async reserve(queries, asked) {
      if (services.budget.isCapped) await admission.reserve(queries, outline(asked).request)
    },
  }
  const placed = await admitted(services, admission, () => place(services, request, asking, admit))
  const repeated = (known: Parameters<typeof earlierChunks>[0]) => 1 + earlierChunks(known, asking.acceptedAt).length
  if (placed.kind === 'attached') {
    // Taken by a send that lost a race against the same one.
    admission.end()
    return { answerId: placed.answerId, reading: undefined, replayed: placed.earlier ? repeated(placed.earlier) : 0 }
  }

  const { answerId, segment, earlier, opening, answers, allowedTools, callsBefore = 0 } = placed
  const outlined = outline(placed)
  const load = async () => {
    const contextTokens = models.find(outlined.request.model)?.contextTokens
    return build({ ...placed, turns: await withFileContent(services, asking.ownerId, placed.turns, contextTokens) })
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
    ownerId: asking.ownerId,
    requestId: asking.requestId,
    ...outlined,
    load: placed.turns.some(bringsFiles) ? load : undefined,
    reservation: admission.reservation,
    ended: admission.end,
    acceptedAt: asking.acceptedAt,
    faults: asking.faults,
  }
  asking.keepAlive(produce(services, job).finally(admission.end))
  // Whoever answers an answer's calls has all that was said before them.
  const reading = { logId: logIdOf(answerId, segment), after: 0 }
  return { answerId, reading, replayed: earlier && answers ? repeated(earlier) : 0 }
}

/** Finds the place of what is asked: a question, the wish to go on, or the answer to calls that wait. */
async function place(
  services: Services,
  request: ChatRequest,
  { ownerId, origin }: Asking,
  admit: Admit,
): Promise<Placed> {
  const wish = segmentWishOf(request)
  if (wish) return placeSegment(services, wish, ownerId, admit)
  // Of what is posted only the last message counts: the stored chat is the truth.
  const last = request.messages ? request.messages.at(-1) : request.message
  if (last?.role === 'assistant') return placeToolAnswers(services, toolAnswersOf(request, last), ownerId, admit)
  const question = questionOf(last)
  // What it brings along is taken in before anything of it is stored.
  const fileIds = await questionFileIds(services, question, { ownerId, chatId: request.id, origin })
  return placeQuestion(services, request, question, fileIds, ownerId, admit)
}

/** Places a question; what was taken for an answer that does not begin is given back. */
async function admitted(services: Services, admission: Admission, place: () => Promise<Placed>): Promise<Placed> {
  try {
    return await withBudget(services, place)
  } catch (error) {
    admission.end()
    throw error
  }
}

function segmentWishOf({ id, trigger, messageId, idempotencyKey }: ChatRequest): SegmentWish | undefined {
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
