/** The times at which an answer's text reached its reader's page, kept beside the recording of its newest segment. */
import { findStanding } from '@/lib/server/database/messages'
import { addArrivals, findArrivals, hasRecording } from '@/lib/server/database/recordings'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import { type AnswerId, type ChatId, type LogId, logIdOf } from '@/lib/shared/ids'
import type { ArrivalTimes } from '@/lib/shared/smoothness'

type Parts = Pick<Services, 'database'>

/**
 * Keeps a report; the first one wins. The caller has checked who owns the chat. Rejects with `not_found` where there is no
 * such answer, or no recording of it.
 */
export async function keepArrivals(
  services: Parts,
  chatId: ChatId,
  answerId: AnswerId,
  arrivals: ArrivalTimes,
): Promise<void> {
  const { queries } = services.database
  const logId = await newestLog(services, chatId, answerId)
  if (!(await hasRecording(queries, chatId, logId))) throw new AppError('not_found')
  await addArrivals(queries, { chatId, logId, arrivals })
}

/** What a page has reported. Rejects with `not_found` where none has. */
export async function readArrivals(services: Parts, chatId: ChatId, answerId: AnswerId): Promise<ArrivalTimes> {
  const logId = await newestLog(services, chatId, answerId)
  const arrivals = await findArrivals(services.database.queries, chatId, logId)
  if (!arrivals) throw new AppError('not_found')
  return arrivals
}

async function newestLog({ database }: Parts, chatId: ChatId, answerId: AnswerId): Promise<LogId> {
  const standing = await findStanding(database.queries, chatId, answerId)
  if (!standing) throw new AppError('not_found')
  return logIdOf(standing.id, standing.segment)
}
