/** Watches one upstream call for silence. Any byte ends it, pings included. */

/** Milliseconds of silence after which readers are notified. */
export const NOTIFY_AFTER_MS = 5_000

/** What the watchdog calls, and when. */
export interface WatchdogOptions {
  /** Milliseconds of silence after which the call is given up. */
  idleMs: number
  /** Called once when silence has lasted NOTIFY_AFTER_MS, and with 0 when bytes flow again. */
  notify(silentMs: number): void
  giveUp(): void
}

/** A running watchdog. */
export interface Watchdog {
  /** Bytes arrived. */
  feed(): void
  stop(): void
}

/** Starts watching. Its timers check the clock instead of being reset at every byte. */
export function startWatchdog({ idleMs, notify, giveUp }: WatchdogOptions): Watchdog {
  let fedAt = performance.now()
  let isNotified = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule() {
    const silent = performance.now() - fedAt
    const next = isNotified || idleMs <= NOTIFY_AFTER_MS ? idleMs : NOTIFY_AFTER_MS
    timer = setTimeout(check, Math.max(next - silent, 1))
  }

  function check() {
    const silent = performance.now() - fedAt
    if (silent >= idleMs) return giveUp()
    if (silent >= NOTIFY_AFTER_MS && !isNotified) {
      isNotified = true
      notify(Math.round(silent))
    }
    schedule()
  }

  schedule()
  return {
    feed() {
      fedAt = performance.now()
      if (!isNotified) return
      isNotified = false
      notify(0)
      clearTimeout(timer)
      schedule()
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
