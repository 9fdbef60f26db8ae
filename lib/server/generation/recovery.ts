/**
 * Ends the answers whose producers are gone: what they had written is kept, as interrupted. Every server looks for them,
 * and the database decides which server, or the producer after all, has the last word.
 */
import type { Database } from '@/lib/server/database/database'
import { isDatabaseDown } from '@/lib/server/database/database-error'
import { findOverdue, type OverdueAnswer } from '@/lib/server/database/segments'
import { endLostAnswer, type LostAnswerServices } from './end-lost-answer'

/** Looks for lost answers. */
export interface Recovery {
  /** Ends those that are overdue now; returns how many. */
  look(): Promise<number>
  /** Looks from time to time. */
  start(): void
  stop(): void
}

const LOOK_EVERY_MS = 2_000
/** A producer whose database was away renews its lease within this time, once it is back. */
const SEEN_AGAIN_AFTER_MS = 2_500

/** Makes the recovery of a process. */
export function createRecovery(services: LostAnswerServices): Recovery {
  const { database, log } = services
  /** When a lease was first seen to be over, by the answer and the lease. */
  let seen = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  // The embedded database has one process: whatever runs when that begins has no producer any more.
  const isAlone = database.kind === 'pglite'

  async function look(): Promise<number> {
    const now = performance.now()
    const before = seen
    seen = new Map()
    let ended = 0
    let overdue = await findOverdue(database.queries, { isAlone })
    while (overdue.length > 0) {
      for (const answer of overdue) {
        const key = keyOf(answer)
        const firstSeen = before.get(key) ?? now
        seen.set(key, firstSeen)
        const isProved = isAlone || now - firstSeen >= SEEN_AGAIN_AFTER_MS
        if (isProved && (await end(answer))) ended += 1
      }
      overdue = await findOverdue(database.queries, { isAlone, after: overdue.at(-1) })
    }
    return ended
  }

  /** One that cannot be ended must not keep the others, nor a start, waiting. A database that is away is no such thing. */
  async function end(answer: OverdueAnswer): Promise<boolean> {
    try {
      return await endLostAnswer(services, answer)
    } catch (error) {
      if (isDatabaseDown(error)) throw error
      log.error('a lost answer could not be ended', { answerId: answer.answerId, segment: answer.segment }, error)
      return false
    }
  }

  function schedule() {
    timer = setTimeout(() => {
      look()
        .catch((error) => log.error('lost answers were not looked for', {}, error))
        .finally(() => timer && schedule())
    }, LOOK_EVERY_MS).unref()
  }

  return {
    look,
    start() {
      if (!isAlone && !timer) schedule()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

const keyOf = ({ chatId, answerId, leaseUntil }: OverdueAnswer) => `${chatId} ${answerId} ${leaseUntil.getTime()}`
