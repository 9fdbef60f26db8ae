/** Begins the answer to a question, or finds the one it already has. */
import { createHash } from 'node:crypto'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import { findModel } from '@/lib/shared/models'
import type { ChatRequest, PostedMessage } from '@/lib/shared/requests'
import { produce } from './produce'
import { buildRequest, chooseModel } from './prompt'

/** Who asks, and how. */
export interface Asking {
  ownerId: string
  requestId: string
  acceptedAt: Date
  /** Faults for the simulator to play. */
  faults?: string | undefined
  /** Told of the producer's promise, so that a host keeps the process alive until it settles. */
  keepAlive(work: Promise<void>): void
}

/** Returns the answer to read; the first chunk is in its log. Rejects with an AppError when there will be none. */
export async function startGeneration(services: Services, request: ChatRequest, asking: Asking): Promise<AnswerId> {
  const history = request.messages ?? (request.message ? [request.message] : [])
  const question = questionOf(history)
  const { model, replaced } = chooseModel(request.model, services.config.model, asking.acceptedAt)
  if (request.model !== undefined) checkModel(model, services.config.model)

  const isRegenerate = request.trigger === 'regenerate-message'
  const claim = await services.streamLog.claim({
    chatId: request.id,
    ownerId: asking.ownerId,
    answerId: newId(),
    question: { id: question.id, digest: digestOf(question) },
    // A retry names the same message; without a name every wish is a new one.
    regenerate: isRegenerate ? (request.messageId ?? newId()) : undefined,
  })
  if (claim.kind === 'foreign') throw new AppError('not_found')
  if (claim.kind === 'busy') throw new AppError('already_running')
  if (claim.kind === 'attached') return claim.answerId

  const job = {
    answerId: claim.answerId,
    chatId: request.id,
    requestId: asking.requestId,
    request: buildRequest(history, { model, effort: request.effort, tools: services.tools }),
    replacedModel: replaced,
    acceptedAt: asking.acceptedAt,
    faults: asking.faults,
  }
  asking.keepAlive(produce(services, job))
  return claim.answerId
}

function questionOf(history: readonly PostedMessage[]): PostedMessage {
  const last = history.at(-1)
  if (last?.role !== 'user') {
    throw new AppError('invalid_request', { message: 'The last message must be a question of yours.' })
  }
  if (textOf(last).trim() === '') throw new AppError('invalid_request', { message: 'The message is empty.' })
  return last
}

// Whoever asks may choose among the offered models only: the key's owner pays.
function checkModel(model: string, configured: string | undefined) {
  if (model === configured || findModel(model)) return
  throw new AppError('invalid_request', { message: 'This site does not offer that model.' })
}

function digestOf(question: PostedMessage): string {
  return createHash('sha256').update(textOf(question)).digest('base64url')
}
