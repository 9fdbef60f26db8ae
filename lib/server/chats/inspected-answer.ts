/** Finds the answer that the inspector's page shows. */

import { findChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { findMessage, isRunning } from '@/lib/server/database/messages'
import type { InspectedAnswer } from '@/lib/shared/api/inspected-answer'
import { type AnswerId, type ChatId, ID_PATTERN } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'

/** Enough to recognise the question, and for the names of its files. */
const MAX_QUESTION = 4_000

/** An answer of this person; undefined when it is unknown, not an answer, or somebody else's, which all look the same. */
export async function readInspectedAnswer(
  queries: Queries,
  chatId: ChatId,
  answerId: AnswerId,
  personId: string | undefined,
): Promise<InspectedAnswer | undefined> {
  if (!ID_PATTERN.test(chatId) || !ID_PATTERN.test(answerId)) return undefined
  if (!(await findChat(queries, chatId, personId))) return undefined
  const answer = await findMessage(queries, chatId, answerId)
  if (answer?.role !== 'assistant') return undefined
  const question = answer.parentId === null ? undefined : await findMessage(queries, chatId, answer.parentId)
  return {
    chatId,
    answerId,
    question: question ? textOf(question).slice(0, MAX_QUESTION) : null,
    model: answer.metadata.model ?? null,
    simulated: answer.metadata.simulated === true,
    isRunning: isRunning(answer),
  }
}
