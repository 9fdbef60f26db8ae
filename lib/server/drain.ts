/**
 * How this process ends: it takes no new work, lets running answers finish for a while, then ends their segments and lets
 * their readers go on elsewhere, and exits. Next.js alone would refuse connections at once and wait for ever.
 */
import type { Database } from './database/database'
import type { Logger } from './log'
import type { StreamLog } from './stream-log/stream-log'

/** Where the process is on its way. */
export interface Drain {
  /** Whether new work is refused. */
  readonly isDraining: boolean
  /** Aborts when running answers are to end their segments. */
  readonly segmentsEnd: AbortSignal
  /** Aborts when readers are to connect elsewhere. */
  readonly readersLeave: AbortSignal
  /** Begins, at the first call, and settles when everything is written down. */
  begin(services: Drained): Promise<void>
}

/** What is drained. */
export interface Drained {
  streamLog: StreamLog
  database: Database
  log: Logger
}

/** Milliseconds; together well below the ten seconds after which hosts kill. */
export interface DrainLimits {
  /** For running answers to finish by themselves. */
  graceMs: number
  /** For their segments to be written down. */
  endMs: number
  /** For readers to get what is left, and for connections to close. */
  closeMs: number
}

const LIMITS: DrainLimits = { graceMs: 5_500, endMs: 1_500, closeMs: 1_000 }
const LOOK_EVERY_MS = 50
/** In which what was written last goes out on the lines. */
const LAST_WORDS_MS = 200

/** Makes the drain of a process. */
export function createDrain(limits = LIMITS): Drain {
  const segmentsEnd = new AbortController()
  const readersLeave = new AbortController()
  let ending: Promise<void> | undefined

  async function drain({ streamLog, database, log }: Drained) {
    log.info('draining', { running: streamLog.running() })
    const isDone = () => streamLog.running() === 0
    await until(isDone, limits.graceMs)
    segmentsEnd.abort()
    await until(isDone, limits.endMs)
    await pause(LAST_WORDS_MS)
    // Readers of this process's answers have read the end; those of others' find another server.
    readersLeave.abort()
    await pause(LAST_WORDS_MS)
    await within(limits.closeMs, streamLog.close())
    await within(limits.closeMs, database.close())
    log.info('drained', { running: streamLog.running() })
  }

  return {
    get isDraining() {
      return ending !== undefined
    },
    segmentsEnd: segmentsEnd.signal,
    readersLeave: readersLeave.signal,
    begin(services) {
      ending ??= drain(services)
      return ending
    },
  }
}

async function until(isDone: () => boolean, milliseconds: number) {
  const end = performance.now() + milliseconds
  while (!isDone() && performance.now() < end) await pause(LOOK_EVERY_MS)
}

function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work.catch(() => {}), pause(milliseconds)])
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Ends this process by its drain when it is told to end, in the place of Next's own handlers. */
export function drainOnSignals(services: Drained & { drain: Drain }): void {
  for (const [signal, exitCode] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => void services.drain.begin(services).finally(() => process.exit(exitCode)))
  }
}
