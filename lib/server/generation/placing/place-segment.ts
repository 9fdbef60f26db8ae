/** Takes up an answer that had ended too early: whether it may go on, and that it does so once, is decided in one transaction. */

import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import { readTurns } from '@/lib/server/database/branches'
import { setNewestAnswer } from '@/lib/server/database/chat-changes'
import { type Chat, lockChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findMessage, isRunning, newestChild, type StoredMessage, toUiMessage } from '@/lib/server/database/messages'
import { beginSegment } from '@/lib/server/database/segments'
import { historyOf, transcriptOf } from '@/lib/server/generation/history'
import { canGoOn } from '@/lib/server/generation/segments'
import type { Services } from '@/lib/server/services'
import { GO_ON } from '@/lib/shared/continue-words'
import { AppError } from '@/lib/shared/error'
import { type ChatId, logIdOf, type MessageId } from '@/lib/shared/ids'
import type { ContinuationReason } from '@/lib/shared/message'
import { type Claim, placeAndClaim } from './place-and-claim'
import { type Admit, type Claimed, hasRunningAnswer, type Placed } from './place-question'

/** The wish to go on with an answer. */
export interface SegmentWish {
  chatId: ChatId
  answerId: MessageId
  /** Names the wish, so that a repeated request is one wish. */
  idempotencyKey: string
}

/**
 * Begins the next segment of an answer and claims its log. Rejects with `invalid_request` for an answer that is whole or has
 * been answered to, and with `already_running` while another answer runs. `admit` as in placeQuestion.
 */
export function placeSegment(
  services: Pick<Services, 'database' | 'streamLog'>,
  { chatId, answerId, idempotencyKey }: SegmentWish,
  ownerId: string,
  admit: Admit,
): Promise<Placed> {
  return placeAndClaim(services, async (queries, claim) => {
    const chat = await lockChat(queries, chatId, ownerId)
    const answer = await findMessage(queries, chatId, answerId)
    if (answer?.role !== 'assistant') throw new AppError('not_found')
    if (answer.idempotencyKey === idempotencyKey && answer.segment > 1) return { kind: 'attached', answerId }
    if (isRunning(answer) || (await hasRunningAnswer(queries, chat))) throw new AppError('already_running')
    if (!canGoOn(answer.status)) {
      throw new AppError('invalid_request', { message: 'This answer is whole: there is nothing to go on with.' })
    }
    if (await newestChild(queries, chatId, answerId)) {
      throw new AppError('invalid_request', { message: 'This answer has been answered to. Ask the last one to go on.' })
    }
    // Where nothing was said yet the question is simply asked again.
    const { turns, isCut } = await readTurns(queries, chatId, answerId)
    if (isCut) throw new AppError('context_full')
    const own = turns.at(-1)
    const isSilent = !own || historyOf([own], '').messages.length === 0
    const earlier = {
      message: toUiMessage(answer),
      reason: answer.metadata.segmentEnd ?? (answer.status as ContinuationReason),
      transcript: own ? transcriptOf(own) : [],
    }
    return beginNext(queries, chat, answer, idempotencyKey, claim, admit, {
      earlier,
      before: modelBefore(earlier.transcript),
      turns: isSilent ? turns.slice(0, -1) : turns,
      ...(!isSilent && { opening: { role: 'user', content: GO_ON } }),
    })
  })
}

/** With what an answer was made so far, where that is known. */
export function modelBefore(transcript: readonly TranscriptSegment[]): TranscriptSegment | undefined {
  return transcript.findLast(({ model }) => model !== '')
}

/** Begins the next segment of an answer, as it is to be asked. */
export async function beginNext(
  queries: Queries,
  chat: Chat,
  { id: answerId, segment: before }: Pick<StoredMessage, 'id' | 'segment'>,
  idempotencyKey: string,
  claim: Claim,
  admit: Admit,
  asked: Omit<Claimed, 'kind' | 'answerId' | 'segment' | 'allowedTools'>,
): Promise<Placed> {
  const segment = before + 1
  await beginSegment(queries, { chatId: chat.id, answerId, segment }, idempotencyKey)
  await setNewestAnswer(queries, chat.id, answerId)
  await admit.enter(queries, asked)
  await admit.reserve(queries, asked)
  await claim(logIdOf(answerId, segment))
  return { ...asked, kind: 'claimed', answerId, segment, allowedTools: chat.allowedTools }
}
