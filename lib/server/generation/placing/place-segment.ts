/** Continues an answer that ended too early. One transaction decides whether it may, and that it does so once. */

import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import { setNewestAnswer } from '@/lib/server/database/chat-changes'
import type { Chat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { moveHeldAnswer, removeHeldAnswer } from '@/lib/server/database/held'
import { isRunning, newestChild, type StoredMessage, toUiMessage } from '@/lib/server/database/messages'
import { beginSegment } from '@/lib/server/database/segments'
import { historyOf } from '@/lib/server/generation/history'
import { canGoOn } from '@/lib/server/generation/segments'
import type { Services } from '@/lib/server/services'
import { GO_ON } from '@/lib/shared/continue-words'
import { AppError } from '@/lib/shared/error'
import { type ChatId, logIdOf, type MessageId } from '@/lib/shared/ids'
import type { ContinuationReason } from '@/lib/shared/message'
import { type ClaimLog, placeAndClaim } from './place-and-claim'
import {
  type AdmissionSteps,
  documentOf,
  hasRunningAnswer,
  lockAnswer,
  type Placement,
  readAnswerBranch,
  type SegmentClaim,
} from './placement'

/** A request to continue an answer. */
export interface SegmentRequest {
  chatId: ChatId
  answerId: MessageId
  /** Makes a repeated request the same one. */
  idempotencyKey: string
}

/**
 * Begins the next segment of an answer and claims its log. Rejects with `invalid_request` for an answer that is whole or has
 * a message below it, and with `already_running` while another answer runs. `admission` as in placeQuestion.
 */
export function placeSegment(
  services: Pick<Services, 'database' | 'streamLog'>,
  { chatId, answerId, idempotencyKey }: SegmentRequest,
  ownerId: string,
  admission: AdmissionSteps,
): Promise<Placement> {
  return placeAndClaim(services, async (queries, claim) => {
    const { chat, answer } = await lockAnswer(queries, { chatId, answerId }, ownerId)
    if (answer.idempotencyKey === idempotencyKey && answer.segment > 1) return { kind: 'attached', answerId }
    if (isRunning(answer) || (await hasRunningAnswer(queries, chat))) throw new AppError('already_running')
    if (!canGoOn(answer.status)) {
      throw new AppError('invalid_request', { message: 'This answer is complete: there is nothing to continue.' })
    }
    if (await newestChild(queries, chatId, answerId)) {
      throw new AppError('invalid_request', {
        message: 'The chat continues below this answer. Continue its last answer instead.',
      })
    }
    const { branch, own, transcript } = await readAnswerBranch(queries, chatId, answerId)
    // If nothing was said, the question is simply asked again.
    const isSilent = !own || historyOf([own], '').messages.length === 0
    const earlier = {
      message: toUiMessage(answer),
      reason: answer.metadata.segmentEnd ?? (answer.status as ContinuationReason),
      transcript,
    }
    return beginNextSegment(queries, chat, answer, idempotencyKey, claim, admission, {
      earlier,
      before: modelBefore(transcript),
      branch: isSilent ? branch.slice(0, -1) : branch,
      document: documentOf(branch.at(-2)?.parts, answer.parentId ?? ''),
      ...(!isSilent && { opening: { role: 'user', content: GO_ON } }),
    })
  })
}

/** The model and effort of an answer so far, if they are known. */
export function modelBefore(transcript: readonly TranscriptSegment[]): TranscriptSegment | undefined {
  return transcript.findLast(({ model }) => model !== '')
}

/** Begins the next segment of an answer. */
export async function beginNextSegment(
  queries: Queries,
  chat: Chat,
  { id: answerId, segment: before }: Pick<StoredMessage, 'id' | 'segment'>,
  idempotencyKey: string,
  claim: ClaimLog,
  admission: AdmissionSteps,
  claimed: Omit<SegmentClaim, 'kind' | 'answerId' | 'segment' | 'allowedTools' | 'holdPolicy' | 'kept'>,
): Promise<Placement> {
  const segment = before + 1
  await beginSegment(queries, { chatId: chat.id, answerId, segment }, idempotencyKey)
  const [from, to] = [logIdOf(answerId, before), logIdOf(answerId, segment)]
  // Of a document, what was kept back is continued: no finished section is written twice. Other answers are written anew.
  const kept = claimed.document ? await moveHeldAnswer(queries, chat.id, { from, to }) : undefined
  if (!kept) await removeHeldAnswer(queries, from)
  await setNewestAnswer(queries, chat.id, answerId)
  await admission.enter(queries, claimed)
  await admission.reserve(queries, claimed)
  await claim(to)
  return {
    ...claimed,
    kept,
    kind: 'claimed',
    answerId,
    segment,
    allowedTools: chat.allowedTools,
    holdPolicy: chat.holdPolicy,
  }
}
