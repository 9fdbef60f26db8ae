/** Queues expensive reads: each person may run a few at once and have some waiting. */
import { readInTurn } from '@/lib/server/database/statement-queue'
import { AppError } from '@/lib/shared/error'

/** How many reads one person may have. */
export interface ReadQueueOptions {
  atOnce: number
  waiting: number
  /** Which read to refuse when too many wait: a newer search replaces older ones; other reads are independent. */
  refuse: 'oldest' | 'newest'
  /** The message of a refusal. */
  message: string
}

/** Runs the reads. */
export interface ReadQueue {
  /**
   * Runs a read when it is its person's turn, or at once for a visitor without a session, who has nothing to read.
   * Rejects with `rate_limited`, and with the signal's reason if it aborts first.
   */
  run<T>(person: string | undefined, read: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

interface Line {
  running: number
  waiting: Array<{ start(): void; refuse(error: unknown): void }>
}

const RETRY_SECONDS = 2

/** Makes a queue. */
export function createReadQueue({ atOnce, waiting, refuse, message }: ReadQueueOptions): ReadQueue {
  const lines = new Map<string, Line>()
  const tooMany = () => new AppError('rate_limited', { message, retryAfter: RETRY_SECONDS })

  function wait(line: Line, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        line.waiting = line.waiting.filter((each) => each !== place)
        reject(signal?.reason)
      }
      const place = {
        start() {
          signal?.removeEventListener('abort', leave)
          resolve()
        },
        refuse(error: unknown) {
          signal?.removeEventListener('abort', leave)
          reject(error)
        },
      }
      if (line.waiting.length >= waiting) {
        if (refuse === 'newest') return reject(tooMany())
        line.waiting.shift()?.refuse(tooMany())
      }
      signal?.addEventListener('abort', leave, { once: true })
      line.waiting.push(place)
    })
  }

  return {
    async run(person, read, signal) {
      if (person === undefined) return read()
      signal?.throwIfAborted()
      const line = lines.get(person) ?? { running: 0, waiting: [] }
      lines.set(person, line)
      // A waiting read takes over the place of the one that starts it.
      if (line.running >= atOnce) await wait(line, signal)
      else line.running += 1
      try {
        return await readInTurn(person, read)
      } finally {
        const next = line.waiting.shift()
        if (next) next.start()
        else line.running -= 1
        if (line.running === 0) lines.delete(person)
      }
    },
  }
}

/** The queues of a server. */
export interface Reads {
  /** Searches, where the newest wins. */
  searches: ReadQueue
  /** Opened chats, lists, sums. */
  pages: ReadQueue
}

/** Makes the queues. */
export function createReads(): Reads {
  return {
    searches: createReadQueue({
      atOnce: 1,
      waiting: 4,
      refuse: 'oldest',
      message: 'A newer search of yours took the place of this one. Wait a moment, then search again.',
    }),
    // A browser that restores all its tabs sends dozens.
    pages: createReadQueue({
      atOnce: 2,
      waiting: 60,
      refuse: 'newest',
      message: 'You are opening too much at once. Wait a moment, then try again.',
    }),
  }
}
