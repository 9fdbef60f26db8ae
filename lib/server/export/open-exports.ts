/** Limits concurrent exports: each holds a message and its blocks until its reader has them. */
import { createPlaceCounter } from '@/lib/server/limits/place-counter'
import { AppError } from '@/lib/shared/error'

/** Counts exports that are open. */
export interface OpenExports {
  /** Takes a place; returns what gives it back, once or more often. Throws `rate_limited`. */
  enter(ownerId: string): () => void
}

const RETRY_SECONDS = 10
const OWN = 'Several of your exports are still being written. Wait until one has ended, then try again.'
const SITE = 'Many exports are being written right now. Wait a moment, then try again.'

/** Makes a counter with a limit for each person and one for the whole site. */
export function createOpenExports({ person, site }: { person: number; site: number }): OpenExports {
  const places = createPlaceCounter()
  const take = (key: string, limit: number, message: string) => {
    const leave = places.take(key, limit)
    if (!leave) throw new AppError('rate_limited', { message, retryAfter: RETRY_SECONDS })
    return leave
  }
  return {
    enter(ownerId) {
      const leaveOwn = take(`person:${ownerId}`, person, OWN)
      try {
        const leaveSite = take('site', site, SITE)
        return () => {
          leaveOwn()
          leaveSite()
        }
      } catch (error) {
        leaveOwn()
        throw error
      }
    },
  }
}
