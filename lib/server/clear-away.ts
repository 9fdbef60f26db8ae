/** Clears away what is no longer needed: unused uploads, chats whose deletion is final, expired sessions. */

import { PURGED_AT_ONCE, type PurgeServices, purgeDeleted } from '@/lib/server/chats/change-chat'
import { ENDED_AT_ONCE, sweepSessions } from '@/lib/server/database/people/sweep-sessions'
import { SWEPT_AT_ONCE, sweepLooseFiles } from '@/lib/server/files/uploads'
import type { Services } from '@/lib/server/services'
import { RECOUNTED_AT_ONCE } from '@/lib/server/storage/storage'

const EVERY_MS = 10 * 60_000
/** A request may wait for it, so the rest is left for the next time. */
const LIMIT_MS = 2_000

/** The services that clearing away needs. */
export type ClearServices = PurgeServices & Pick<Services, 'storage'>

const clearedAt = new WeakMap<object, number>()

/** Clears away as much as it can within a short time. */
export async function clearAway(services: ClearServices): Promise<void> {
  const end = performance.now() + LIMIT_MS
  clearedAt.set(services.database, performance.now())
  while ((await sweepLooseFiles(services)) === SWEPT_AT_ONCE && performance.now() < end);
  while ((await purgeDeleted(services)) === PURGED_AT_ONCE && performance.now() < end);
  while ((await sweepSessions(services.database)) === ENDED_AT_ONCE && performance.now() < end);
  while ((await services.storage.recount()) === RECOUNTED_AT_ONCE && performance.now() < end);
}

/** The same, unless it was done recently: for hosts on which nothing runs between requests. */
export async function clearAwayNowAndThen(services: ClearServices): Promise<void> {
  const last = clearedAt.get(services.database)
  if (last === undefined || performance.now() - last >= EVERY_MS) await clearAway(services)
}

/** Clears away from time to time, whatever people do. */
export function startClearingAway(services: ClearServices): void {
  setInterval(() => {
    clearAway(services).catch((error) => services.log.error('old files were not cleared away', {}, error))
  }, EVERY_MS).unref()
}
