/** Shows a held answer on demand: a running one as it comes from now on, one that broke off as far as it was written. */
import { requireChat } from '@/lib/server/database/chats'
import { readHeldChunks, removeHeldAnswer, requestShow } from '@/lib/server/database/held'
import { findMessage, isRunning, toUiMessage } from '@/lib/server/database/messages'
import { replaceAnswer } from '@/lib/server/database/segments'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, type ChatId, logIdOf } from '@/lib/shared/ids'
import { accumulate } from '@/lib/stream/accumulate'
import { closingChunks } from '@/lib/stream/closing-chunks'
import { continuing } from '@/lib/stream/cut-chunks'
import { toMessage } from '@/lib/stream/growing-message'
import { regrow } from '@/lib/stream/replay'

/**
 * Rejects with `forbidden` where the site does not allow it, and with `not_found` for an answer that is not held or
 * belongs to somebody else.
 */
export async function showHeldAnswer(
  { database, config, heldAnswers }: Pick<Services, 'database' | 'config' | 'heldAnswers'>,
  chatId: ChatId,
  answerId: AnswerId,
  ownerId: string | undefined,
): Promise<void> {
  const chat = await requireChat(database.queries, chatId, ownerId)
  if (!config.hold.canShow) {
    throw new AppError('forbidden', { message: 'On this site a held answer is shown when it is complete.' })
  }
  await database.transaction(async (queries) => {
    const answer = await findMessage(queries, chat.id, answerId)
    if (answer?.role !== 'assistant') throw new AppError('not_found')
    const logId = logIdOf(answerId, answer.segment)
    if (isRunning(answer)) {
      if (!(await requestShow(queries, chat.id, logId))) throw notHeld()
      heldAnswers.show(logId)
      return
    }
    const { hold } = answer.metadata
    const kept = hold?.outcome === 'kept' ? await readHeldChunks(queries, chat.id, logId) : undefined
    if (!hold || !kept) throw notHeld()
    const message = regrow(toUiMessage(answer))
    for (const chunk of continuing(message, kept)) accumulate(message, chunk)
    const closing = closingChunks(message, 'The answer broke off before this call was over.')
    for (const chunk of closing) accumulate(message, chunk)
    const { canShow: _wasAllowed, ...shown } = hold
    const metadata = {
      ...answer.metadata,
      hold: { ...shown, outcome: 'overridden' as const, endedAt: new Date().toISOString() },
    }
    await replaceAnswer(queries, { chatId: chat.id, answerId }, { parts: toMessage(message).parts, metadata })
    await removeHeldAnswer(queries, logId)
  })
}

function notHeld() {
  return new AppError('not_found', { message: 'This answer is not held any more. Reload the page to see it.' })
}
