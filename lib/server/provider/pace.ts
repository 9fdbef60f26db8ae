/**
 * Gives other requests a turn while streams arrive faster than they are processed. All streams share one slice of each
 * turn of the event loop: with one each, ten streams would block it ten times as long.
 */
/** The longest time they block the event loop, in milliseconds. */
const SLICE_MS = 5

/** Watches how long streams work within a turn of the event loop. */
export interface Pace {
  /** Undefined while the stream may continue; otherwise settles when it may, in a later turn. */
  goOn(): Promise<unknown> | undefined
}

/** What a pace needs; tests replace it. */
export interface PaceOptions {
  /** The time in milliseconds. */
  now(): number
  /** Calls back in the next turn of the event loop, with microtasks run between calls. */
  turn(callback: () => void): void
}

/** Makes a pace to be shared by streams. */
export function createPace({ now, turn }: PaceOptions): Pace {
  /** When the work of this turn began; undefined before it. */
  let since: number | undefined
  /** Waiting streams, in order; a call of `release` is scheduled for each. */
  const waiting: Array<() => void> = []

  function hasRoom(): boolean {
    if (since !== undefined) return now() - since < SLICE_MS
    since = now()
    turn(() => {
      since = undefined
    })
    return true
  }

  function release() {
    if (hasRoom()) waiting.shift()?.()
    else turn(release)
  }

  return {
    goOn() {
      if (hasRoom()) return undefined
      return new Promise<void>((resolve) => {
        waiting.push(resolve)
        turn(release)
      })
    },
  }
}

/** This process's pace. */
export const sharedPace: Pace = createPace({
  now: () => performance.now(),
  turn: (callback) => void setImmediate(callback),
})
