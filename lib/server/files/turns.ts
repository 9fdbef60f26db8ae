/** Takes turns at something dear: a line that has an end, and in which one person does not stand in everybody's way. */
import { AppError } from '@/lib/shared/error'

/** How long the line may be. */
export interface TurnLimits {
  /** Turns at once, of different people. */
  atOnce: number
  /** Those who wait for one. */
  waiting: number
  /** Turns of one person, waiting ones with them. */
  ofOnePerson: number
}

/** A line. */
export interface Turns {
  /** Rejects where `take` would: asked before something large is received for nothing. */
  check(personId: string): void
  /** Waits for a turn and returns what ends it. Rejects with `overloaded` when the line is full, or when it is aborted. */
  take(personId: string, signal?: AbortSignal): Promise<() => void>
}

interface Waiting {
  personId: string
  begin(): void
}

const RETRY_SECONDS = 10

/** Makes a line; `busy` is said to whoever finds no place in it. */
export function createTurns({ atOnce, waiting: mostWaiting, ofOnePerson }: TurnLimits, busy: string): Turns {
  const running: string[] = []
  let line: Waiting[] = []

  const mayBegin = (personId: string) => running.length < atOnce && !running.includes(personId)

  function begin(personId: string): () => void {
    running.push(personId)
    return () => {
      running.splice(running.indexOf(personId), 1)
      // Handed over at once: nobody who comes now finds the place free.
      const next = line.find((each) => mayBegin(each.personId))
      if (next) next.begin()
    }
  }

  function check(personId: string) {
    const own = [...running, ...line.map((each) => each.personId)].filter((each) => each === personId).length
    if (own < ofOnePerson && (line.length < mostWaiting || mayBegin(personId))) return
    throw new AppError('overloaded', { message: busy, retryAfter: RETRY_SECONDS })
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
          signal?.removeEventListener('abort', abort)
        }
        const abort = () => {
          leave()
          reject(signal?.reason)
        }
        const own: Waiting = {
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
