/** A transaction that stores an answer's place and claims the log that it is told by. */
import type { Queries } from '@/lib/server/database/database'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'
import type { LogId } from '@/lib/shared/ids'

/** Claims a log; rejects with `already_running` when somebody else writes it. */
export type Claim = (logId: LogId) => Promise<void>

/**
 * Runs a transaction. The log is claimed within it, so that whoever waits for the chat finds it begun; where the
 * transaction is not kept nobody will write the log, and the claim is given up: the same wish may be made again at once,
 * and the log of a segment has the same name then.
 */
export async function placeAndClaim<T>(
  { database, streamLog }: Pick<Services, 'database' | 'streamLog'>,
  place: (queries: Queries, claim: Claim) => Promise<T>,
): Promise<T> {
  let claimed: LogId | undefined
  const claim: Claim = async (logId) => {
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
