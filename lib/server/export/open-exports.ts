/** How many exports may be written at once: each holds a message and its blocks until its reader has them. */
import { AppError } from '@/lib/shared/error'

/** Counts exports that are open. */
export interface OpenExports {
  /** Takes a place; gives the way to leave it, once or more often. Throws `rate_limited`. */
  enter(ownerId: string): () => void
}

const RETRY_SECONDS = 10
const OWN = 'Several of your exports are still being written. Wait until one has ended, then try again.'
const SITE = 'Many exports are being written right now. Wait a moment, then try again.'

/** Makes a counter. */
export function createOpenExports({ person: maxOwn, site: maxOfAll }: { person: number; site: number }): OpenExports {
  const byOwner = new Map<string, number>()
  let all = 0
  return {
    enter(ownerId) {
      const own = byOwner.get(ownerId) ?? 0
      if (own >= maxOwn) throw new AppError('rate_limited', { message: OWN, retryAfter: RETRY_SECONDS })
      if (all >= maxOfAll) throw new AppError('rate_limited', { message: SITE, retryAfter: RETRY_SECONDS })
      byOwner.set(ownerId, own + 1)
      all += 1
      let hasLeft = false
      return () => {
        if (hasLeft) return
        hasLeft = true
        all -= 1
        const left = (byOwner.get(ownerId) ?? 1) - 1
        if (left === 0) byOwner.delete(ownerId)
        else byOwner.set(ownerId, left)
      }
    },
  }
}
