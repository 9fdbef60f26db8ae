/** A fair, bounded queue for expensive work: one person cannot hold up everybody else. */
import { AppError } from '@/lib/shared/error'

/** The limits of a line. */
export interface WaitingLineLimits {
  /** Turns at once, of different people. */
  atOnce: number
  /** People waiting for a turn. */
  waiting: number
  /** Turns of one person, waiting ones included. */
  ofOnePerson: number
  /** The longest wait. */
  waitMs: number
}

/** A line. */
export interface WaitingLine {
  /** Throws when `take` would reject; called before a large body is received. */
  check(personId: string): void
  /**
   * Waits for a turn and returns a function that ends it. Rejects with `overloaded` when the line is full or the wait
   * too long, and when aborted.
   */
  take(personId: string, signal?: AbortSignal): Promise<() => void>
}

interface WaitingPerson {
  personId: string
  begin(): void
}

const RETRY_SECONDS = 10

/** Makes a line; `busy` is the message of a refusal. */
export function createWaitingLine(
  { atOnce, waiting: maxWaiting, ofOnePerson, waitMs }: WaitingLineLimits,
  busy: string,
): WaitingLine {
  const running: string[] = []
  let line: WaitingPerson[] = []
  /** The last turns of the people who are running or waiting. */
  const lastTurns = new Map<string, number>()
  let turn = 0

  const mayBegin = (personId: string) => running.length < atOnce && !running.includes(personId)
  const refusal = () => new AppError('overloaded', { message: busy, retryAfter: RETRY_SECONDS })

  /** Whoever waited longest since their last turn; among newcomers, the first. */
  function nextInLine(): WaitingPerson | undefined {
    return line
      .filter((each) => mayBegin(each.personId))
      .reduce<WaitingPerson | undefined>(
        (next, each) => (next && lastOf(next) <= lastOf(each) ? next : each),
        undefined,
      )
  }

  const lastOf = ({ personId }: WaitingPerson) => lastTurns.get(personId) ?? 0

  function forget(personId: string) {
    if (running.includes(personId) || line.some((each) => each.personId === personId)) return
    lastTurns.delete(personId)
  }

  function begin(personId: string): () => void {
    running.push(personId)
    turn += 1
    lastTurns.set(personId, turn)
    return () => {
      running.splice(running.indexOf(personId), 1)
      // Handed over synchronously, so that nobody can jump the queue.
      nextInLine()?.begin()
      forget(personId)
    }
  }

  function check(personId: string) {
    const own = [...running, ...line.map((each) => each.personId)].filter((each) => each === personId).length
    if (own < ofOnePerson && (line.length < maxWaiting || mayBegin(personId))) return
    throw refusal()
  }

  return {
    check,
    async take(personId, signal) {
      signal?.throwIfAborted()
      check(personId)
      if (mayBegin(personId)) return begin(personId)
      return new Promise((resolve, reject) => {
        const leave = () => {
          line = line.filter((each) => each !== own)
          clearTimeout(limit)
          signal?.removeEventListener('abort', abort)
        }
        const giveUp = (reason: unknown) => {
          leave()
          forget(personId)
          reject(reason)
        }
        const abort = () => giveUp(signal?.reason)
        const limit = setTimeout(() => giveUp(refusal()), waitMs)
        const own: WaitingPerson = {
          personId,
          begin() {
            leave()
            resolve(begin(personId))
          },
        }
        line.push(own)
        signal?.addEventListener('abort', abort)
      })
    },
  }
}
