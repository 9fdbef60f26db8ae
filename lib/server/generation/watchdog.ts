/** Watches one upstream call for silence: any byte counts, pings included. */

/** Milliseconds of silence after which the reader is told. */
export const TELL_AFTER_MS = 5_000

/** What the watchdog does. */
export interface WatchdogOptions {
  /** Milliseconds of silence after which the call is given up. */
  idleMs: number
  /** Called once when silence has lasted TELL_AFTER_MS, and with 0 when bytes flow again. */
  tell(silentMs: number): void
  giveUp(): void
}

/** A running watchdog. */
export interface Watchdog {
  /** Bytes arrived. */
  feed(): void
  stop(): void
}

/** Starts watching now. Timers check against the clock instead of being reset at every byte. */
export function startWatchdog({ idleMs, tell, giveUp }: WatchdogOptions): Watchdog {
  let fedAt = performance.now()
  let told = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule() {
    const silent = performance.now() - fedAt
    const next = told || idleMs <= TELL_AFTER_MS ? idleMs : TELL_AFTER_MS
    timer = setTimeout(check, Math.max(next - silent, 1))
  }

  function check() {
    const silent = performance.now() - fedAt
    if (silent >= idleMs) return giveUp()
    if (silent >= TELL_AFTER_MS && !told) {
      told = true
      tell(Math.round(silent))
    }
    schedule()
  }

  schedule()
  return {
    feed() {
      fedAt = performance.now()
      if (!told) return
      told = false
      tell(0)
      clearTimeout(timer)
      schedule()
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
