/**
 * Ends the answers whose producers are gone: what they had written is kept, as interrupted. Every server looks for them,
 * and the database decides which server, or the producer after all, has the last word.
 */
import { isDatabaseDown } from '@/lib/server/database/database-error'
import { findOverdue, type OverdueAnswer } from '@/lib/server/database/segments'
import { endLostAnswer, type LostAnswerServices } from './end-lost-answer'

/** Looks for lost answers. */
export interface Recovery {
  /** Ends those that are overdue now; returns how many. */
  look(): Promise<number>
  /** Looks at regular intervals. */
  start(): void
  stop(): void
}

const LOOK_EVERY_MS = 2_000
/** Once its database is back, a producer renews its lease within this time. */
const SEEN_AGAIN_AFTER_MS = 2_500

/** Makes the recovery of a process. */
export function createRecovery(services: LostAnswerServices): Recovery {
  const { database, log } = services
  /** When each lease was first seen to be over. */
  let seen = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  // The embedded database has one process: an answer that runs when it starts has no producer any more.
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

  /** An answer that cannot be ended must not keep the others, or a start, waiting. A database that is away may. */
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
