/** Reads that cost the database something: each person has a few at once, and a few that wait. */
import { readInTurn } from '@/lib/server/database/statement-queue'
import { AppError } from '@/lib/shared/error'

/** How many reads one person may have. */
export interface ReadQueueOptions {
  atOnce: number
  waiting: number
  /** Which one is refused where too many wait: a newer search stands for the older ones, other reads for themselves. */
  refuse: 'oldest' | 'newest'
  /** What happened, for people. */
  message: string
}

/** Runs the reads. */
export interface ReadQueue {
  /**
   * Runs a read when its person's turn has come; of a visitor who is nobody yet, at once, as there is nothing to read.
   * Rejects with `rate_limited`, and with the signal's reason when it aborts before.
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
      // Whoever starts one that waited hands it its own place.
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
  /** Searches, of which the newest counts. */
  searches: ReadQueue
  /** Chats that are opened, lists, sums. */
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
    // A browser that opens again with all its tabs asks for some dozens.
    pages: createReadQueue({
      atOnce: 2,
      waiting: 60,
      refuse: 'newest',
      message: 'You are opening too much at once. Wait a moment, then try again.',
    }),
  }
}
