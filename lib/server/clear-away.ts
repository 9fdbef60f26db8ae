/** Clears away what nobody can want any more: files that no question took, chats whose deletion is final, sessions that are over. */

import { PURGED_AT_ONCE, type PurgeServices, purgeDeleted } from '@/lib/server/chats/change-chat'
import { ENDED_AT_ONCE, sweepSessions } from '@/lib/server/database/people/sweep-sessions'
import { SWEPT_AT_ONCE, sweepLooseFiles } from '@/lib/server/files/uploads'
import type { Services } from '@/lib/server/services'
import { RECOUNTED_AT_ONCE } from '@/lib/server/storage/storage'

const EVERY_MS = 10 * 60_000
/** Whoever attaches a file may wait for it; what is left is cleared away the next time. */
const LIMIT_MS = 2_000

/** What clearing away needs. */
export type ClearServices = PurgeServices & Pick<Services, 'storage'>

const clearedAt = new WeakMap<object, number>()

/** Clears away now, as long as there is something, for a little while. */
export async function clearAway(services: ClearServices): Promise<void> {
  const end = performance.now() + LIMIT_MS
  clearedAt.set(services.database, performance.now())
  while ((await sweepLooseFiles(services)) === SWEPT_AT_ONCE && performance.now() < end);
  while ((await purgeDeleted(services)) === PURGED_AT_ONCE && performance.now() < end);
  while ((await sweepSessions(services.database)) === ENDED_AT_ONCE && performance.now() < end);
  while ((await services.storage.recount()) === RECOUNTED_AT_ONCE && performance.now() < end);
}

/** The same, unless it was done a short while ago: for hosts on which nothing runs between two requests. */
export async function clearAwayNowAndThen(services: ClearServices): Promise<void> {
  const last = clearedAt.get(services.database)
  if (last === undefined || performance.now() - last >= EVERY_MS) await clearAway(services)
}

/** Clears away from time to time, also when nobody attaches anything. */
export function startClearingAway(services: ClearServices): void {
  setInterval(() => {
    clearAway(services).catch((error) => services.log.error('old files were not cleared away', {}, error))
  }, EVERY_MS).unref()
}
