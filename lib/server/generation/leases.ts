/** The leases of the answers that this process produces: they tell servers on the same database that it lives. */
import type { Database } from '@/lib/server/database/database'
import { LEASE, renewLeases, type Segment } from '@/lib/server/database/segments'
import type { Logger } from '@/lib/server/log'

/** Renews leases while they are held. */
export interface Leases {
  /** Holds a segment's lease; returns how to release it. `onLost` is called when the segment no longer runs. */
  hold(segment: Segment, onLost: () => void): () => void
}

interface HeldLease extends Segment {
  onLost(): void
}

// A database that was away must get a sign of life before anybody can take the answer for lost.
const RETRY_MS = 1_000

/** One statement renews all leases of the process. Without running answers there is no timer. */
export function createLeases(database: Database, log: Logger): Leases {
  const held = new Set<HeldLease>()
  let timer: NodeJS.Timeout | undefined
  let isFailing = false

  function schedule(milliseconds: number) {
    timer = setTimeout(renew, milliseconds).unref()
  }

  async function renew() {
    timer = undefined
    const segments = [...held]
    let next: number = LEASE.renewEveryMs
    try {
      const alive = await renewLeases(database.queries, segments)
      isFailing = false
      for (const lease of segments) if (held.has(lease) && !alive.has(lease.answerId)) lose(lease)
    } catch (error) {
      if (!isFailing) log.error('leases were not renewed', {}, error)
      isFailing = true
      next = RETRY_MS
    }
    if (held.size > 0 && !timer) schedule(next)
  }

  function lose(lease: HeldLease) {
    held.delete(lease)
    lease.onLost()
  }

  return {
    hold(segment, onLost) {
      const lease = { ...segment, onLost }
      held.add(lease)
      if (!timer) schedule(LEASE.renewEveryMs)
      return () => {
        held.delete(lease)
        if (held.size > 0) return
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}
