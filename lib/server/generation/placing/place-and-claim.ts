/** A transaction that stores an answer's place and claims its log. */
import type { Queries } from '@/lib/server/database/database'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import type { LogId } from '@/lib/shared/ids'

/** Claims a log; rejects with `already_running` when somebody else writes it. */
export type ClaimLog = (logId: LogId) => Promise<void>

/**
 * Runs a transaction. The log is claimed within it, so that whoever waits for the chat finds it begun. If the transaction
 * is rolled back nobody will write the log, and the claim is given up: the same request may be made again at once, and
 * would need a log of the same name.
 */
export async function placeAndClaim<T>(
  { database, streamLog }: Pick<Services, 'database' | 'streamLog'>,
  place: (queries: Queries, claim: ClaimLog) => Promise<T>,
): Promise<T> {
  let claimed: LogId | undefined
  const claim: ClaimLog = async (logId) => {
    if (!(await streamLog.claim(logId))) throw new AppError('already_running')
    claimed = logId
  }
  try {
    return await database.transaction((queries) => place(queries, claim))
  } catch (error) {
    if (claimed !== undefined) await streamLog.abandon(claimed)
    throw error
  }
}
