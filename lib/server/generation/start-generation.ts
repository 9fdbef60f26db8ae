/** Begins the answer to a question, or finds the one it already has. */
import { readPreferences } from '@/lib/server/account/preferences'
import type { Queries } from '@/lib/server/database/database'
import type { Origin } from '@/lib/server/http/client-address'
import type { Services } from '@/lib/server/services'
import { withBudget } from '@/lib/server/usage/budget'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import type { ChatRequest, PostedMessage } from '@/lib/shared/requests'
import { type Admission, createAdmission } from './admission'
import { type LegWish, placeLeg } from './place-leg'
import { type Placed, placeQuestion } from './place-question'
import { produce } from './produce'
import { buildRequest, chooseModel, isOffered, type Turn } from './prompt'

/** Who asks, and how. */
export interface Asking {
  ownerId: string
  /** Where the request comes from. */
  origin: Origin
  requestId: string
  acceptedAt: Date
  /** Faults for the simulator to play. */
  faults?: string | undefined
  /** Told of the producer's promise, so that a host keeps the process alive until it settles. */
  keepAlive(work: Promise<void>): void
}

/** Returns the answer to read; the first chunk is in its log. Rejects with an AppError when there will be none. */
export async function startGeneration(services: Services, request: ChatRequest, asking: Asking): Promise<AnswerId> {
  const configured = services.config.model
  const preferences = await readPreferences(services.database.queries, asking.ownerId)
  const preferred = preferences.model && isOffered(preferences.model, configured) ? preferences.model : undefined
  const { model, replaced } = chooseModel(request.model ?? preferred, configured, asking.acceptedAt)
  if (request.model !== undefined && !isOffered(model, configured)) {
    throw new AppError('invalid_request', { message: 'This site does not offer that model.' })
  }

  const build = (turns: readonly Turn[]) =>
    buildRequest(turns, {
      model,
      effort: request.effort ?? preferences.effort,
      customInstructions: preferences.customInstructions,
      tools: services.tools,
    })
  const admission = createAdmission(services, asking)
  const admit = (queries: Queries, turns: readonly Turn[]) => admission.admit(queries, build(turns))
  const wish = legWishOf(request)
  const placed = await admitted(services, admission, () =>
    wish
      ? placeLeg(services, wish, asking.ownerId, admit)
      : placeQuestion(services, request, questionOf(request), asking.ownerId, admit),
  )
  if (placed.kind === 'attached') return placed.answerId

  const job = {
    answerId: placed.answerId,
    leg: placed.leg,
    earlier: placed.earlier,
    chatId: request.id,
    ownerId: asking.ownerId,
    requestId: asking.requestId,
    request: build(placed.turns),
    reservation: admission.reservation,
    ended: admission.end,
    replacedModel: replaced,
    acceptedAt: asking.acceptedAt,
    faults: asking.faults,
  }
  asking.keepAlive(produce(services, job).finally(admission.end))
  return placed.answerId
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

function legWishOf({ id, trigger, messageId, idempotencyKey }: ChatRequest): LegWish | undefined {
  if (trigger !== 'continue-message' || !messageId) return undefined
  return { chatId: id, answerId: messageId, idempotencyKey: idempotencyKey ?? newId() }
}

/** Of what is posted only the last message counts: the stored chat is the truth. */
function questionOf({ messages, message }: ChatRequest): PostedMessage {
  const last = messages ? messages.at(-1) : message
  if (last?.role !== 'user') {
    throw new AppError('invalid_request', { message: 'The last message must be a question of yours.' })
  }
  if (textOf(last).trim() === '') throw new AppError('invalid_request', { message: 'The message is empty.' })
  return last
}
