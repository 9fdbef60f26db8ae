/** The route of an answer's arrivals, as the browser calls it. */
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import type { ArrivalTimes } from '@/lib/shared/smoothness'
import { recordingPath, requestJson, sendJson } from './api'
import { ClientError } from './client-error'

const arrivalsPath = (chatId: ChatId, answerId: AnswerId) => `${recordingPath(chatId, answerId)}/arrivals` as const

/** Reports when an answer's text reached this page. */
export function sendArrivals(chatId: ChatId, answerId: AnswerId, arrivals: ArrivalTimes): Promise<void> {
  return sendJson('POST', arrivalsPath(chatId, answerId), {
    ...arrivals,
    times: [...arrivals.times],
    sizes: [...arrivals.sizes],
    pauses: arrivals.pauses && [...arrivals.pauses],
  })
}

/** What a page has reported; undefined when none has. */
export async function readArrivals(chatId: ChatId, answerId: AnswerId): Promise<ArrivalTimes | undefined> {
  try {
    return await requestJson<ArrivalTimes>(arrivalsPath(chatId, answerId))
  } catch (error) {
    if (error instanceof ClientError && error.info.code === 'not_found') return undefined
    throw error
  }
}
