/**
 * How this process ends: it refuses new work, lets running answers finish for a while, then ends their segments so that
 * readers continue elsewhere, and exits. Next.js alone would refuse connections at once and wait for ever.
 */
import type { Database } from './database/database'
import type { Logger } from './log'
import type { StreamLog } from './stream-log/stream-log'
import { within } from './time-limit'

/** The state of shutting down. */
export interface Drain {
  /** Whether new work is refused. */
  readonly isDraining: boolean
  /** Aborts when running answers must end their segments. */
  readonly segmentsEnd: AbortSignal
  /** Aborts when readers must connect elsewhere. */
  readonly readersLeave: AbortSignal
  /** Begins at the first call; settles when everything is stored. */
  begin(services: DrainedServices): Promise<void>
}

/** The services that draining needs. */
export interface DrainedServices {
  streamLog: StreamLog
  database: Database
  log: Logger
}

/** Milliseconds; together well below the ten seconds after which hosts kill the process. */
export interface DrainLimits {
  /** For running answers to finish. */
  graceMs: number
  /** For their segments to be stored. */
  endMs: number
  /** For readers to get the rest, and for connections to close. */
  closeMs: number
}

const LIMITS: DrainLimits = { graceMs: 5_500, endMs: 1_500, closeMs: 1_000 }
const LOOK_EVERY_MS = 50
/** For the last bytes to be sent. */
const LAST_WORDS_MS = 200

/** Makes the drain of a process. */
export function createDrain(limits = LIMITS): Drain {
  const segmentsEnd = new AbortController()
  const readersLeave = new AbortController()
  let ending: Promise<void> | undefined

  async function drain({ streamLog, database, log }: DrainedServices) {
    log.info('draining', { running: streamLog.running() })
    const isDone = () => streamLog.running() === 0
    await until(isDone, limits.graceMs)
    segmentsEnd.abort()
    await until(isDone, limits.endMs)
    await pause(LAST_WORDS_MS)
    // Readers of this process's answers have read the end; readers of other servers' answers reconnect.
    readersLeave.abort()
    await pause(LAST_WORDS_MS)
    // What does not close in time ends with the process.
    for (const adapter of [streamLog, database]) {
      await within(limits.closeMs, 'not closed in time', adapter.close()).catch(() => {})
    }
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Drains on signals, in place of Next's own handlers. */
export function drainOnSignals(services: DrainedServices & { drain: Drain }): void {
  for (const [signal, exitCode] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    process.removeAllListeners(signal)
    process.on(signal, () => void services.drain.begin(services).finally(() => process.exit(exitCode)))
  }
}
