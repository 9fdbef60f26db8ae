/** Takes turns at something dear: a line that has an end, and in which one person does not stand in everybody's way. */
import { AppError } from '@/lib/shared/error'

/** How long the line may be. */
export interface WaitingLineLimits {
  /** Turns at once, of different people. */
  atOnce: number
  /** Those who wait for one. */
  waiting: number
  /** Turns of one person, waiting ones with them. */
  ofOnePerson: number
  /** How long one waits at most. */
  waitMs: number
}

/** A line. */
export interface WaitingLine {
  /** Rejects where `take` would: asked before something large is received for nothing. */
  check(personId: string): void
  /**
   * Waits for a turn and returns what ends it. Rejects with `overloaded` when the line is full or the wait too long, or
   * when it is aborted.
   */
  take(personId: string, signal?: AbortSignal): Promise<() => void>
}

interface WaitingPerson {
  personId: string
  begin(): void
}

const RETRY_SECONDS = 10

/** Makes a line; `busy` is said to whoever finds no place in it, or waits too long. */
export function createWaitingLine(
  { atOnce, waiting: maxWaiting, ofOnePerson, waitMs }: WaitingLineLimits,
  busy: string,
): WaitingLine {
  const running: string[] = []
  let line: WaitingPerson[] = []
  /** When the people who are here had their last turns. */
  const lastTurns = new Map<string, number>()
  let turn = 0

  const mayBegin = (personId: string) => running.length < atOnce && !running.includes(personId)
  const refusal = () => new AppError('overloaded', { message: busy, retryAfter: RETRY_SECONDS })

  /** Whose last turn is the longest ago; of those who had none, whoever came first. */
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
      // Handed over at once: nobody who comes now finds the place free.
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
