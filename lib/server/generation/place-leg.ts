/** Takes up an answer that had ended too early: whether it may go on, and that it does so once, is decided in one transaction. */

import { eq } from 'drizzle-orm'
import { lockChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { beginLeg, findMessage, isRunning, newestChild, readBranch, toUiMessage } from '@/lib/server/database/messages'
import { chats } from '@/lib/server/database/schema'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { GO_ON } from '@/lib/shared/go-on'
import { type ChatId, logIdOf, type MessageId } from '@/lib/shared/ids'
import type { SeamReason } from '@/lib/shared/message'
import { textOf } from '@/lib/shared/message'
import { canGoOn } from './legs'
import { placeAndClaim } from './place-and-claim'
import { hasRunningAnswer, type Placed } from './place-question'
import type { Turn } from './prompt'

/** The wish to go on with an answer. */
export interface LegWish {
  chatId: ChatId
  answerId: MessageId
  /** Names the wish, so that a repeated request is one wish. */
  idempotencyKey: string
}

/**
 * Begins the next leg of an answer and claims its log. Rejects with `invalid_request` for an answer that is whole or has
 * been answered to, and with `already_running` while another answer runs. `admit` as in placeQuestion.
 */
export function placeLeg(
  services: Pick<Services, 'database' | 'streamLog'>,
  { chatId, answerId, idempotencyKey }: LegWish,
  ownerId: string,
  admit: (queries: Queries, turns: readonly Turn[]) => Promise<void>,
): Promise<Placed> {
  return placeAndClaim(services, async (queries, claim) => {
    const chat = await lockChat(queries, chatId, ownerId)
    const answer = await findMessage(queries, chatId, answerId)
    if (answer?.role !== 'assistant') throw new AppError('not_found')
    if (answer.idempotencyKey === idempotencyKey && answer.leg > 1) return { kind: 'attached', answerId }
    if (isRunning(answer) || (await hasRunningAnswer(queries, chat))) throw new AppError('already_running')
    if (!canGoOn(answer.status)) {
      throw new AppError('invalid_request', { message: 'This answer is whole: there is nothing to go on with.' })
    }
    if (await newestChild(queries, chatId, answerId)) {
      throw new AppError('invalid_request', { message: 'This answer has been answered to. Ask the last one to go on.' })
    }
    const leg = answer.leg + 1
    await beginLeg(queries, { chatId, answerId, leg }, idempotencyKey)
    await queries.update(chats).set({ answerId }).where(eq(chats.id, chatId))
    const branch = await readBranch(queries, chatId, answer.parentId)
    const turns = [...branch, ...goOnTurns(answer)]
    await admit(queries, turns)
    await claim(logIdOf(answerId, leg))
    const earlier = { message: toUiMessage(answer), reason: answer.metadata.legEnd ?? (answer.status as SeamReason) }
    return { kind: 'claimed', answerId, leg, earlier, turns }
  })
}

/** Where nothing was said yet the question is simply asked again. */
function goOnTurns(answer: Pick<Turn, 'parts'>): Turn[] {
  if (textOf(answer).trim() === '') return []
  return [
    { role: 'assistant', status: 'complete', parts: answer.parts },
    { role: 'user', status: 'complete', parts: [{ type: 'text', text: GO_ON }] },
  ]
}
