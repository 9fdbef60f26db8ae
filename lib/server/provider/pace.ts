/**
 * Lets other requests have their turn while streams come faster than they are worked off. All streams share one slice of
 * each turn of the event loop: with one for each, ten streams would keep it ten times as long.
 */
/** Longer than this they do not keep the event loop, in milliseconds. */
const SLICE_MS = 5

/** Watches how long streams work within a turn of the event loop. */
export interface Pace {
  /** Undefined while the stream may work on; else settles when it may, in one of the next turns. */
  goOn(): Promise<unknown> | undefined
}

/** What a pace needs; tests bring their own. */
export interface PaceOptions {
  /** Reads milliseconds. */
  now(): number
  /** Calls back in the next turn of the event loop; what a call has set off is done before the next call. */
  turn(callback: () => void): void
}

/** Makes a pace for all the streams that are given it. */
export function createPace({ now, turn }: PaceOptions): Pace {
  /** When the work of this turn began; undefined before it. */
  let since: number | undefined
  /** Streams for which there was no room, in their order; a call of `release` is on its way for each. */
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

/** The one of this process. */
export const sharedPace: Pace = createPace({
  now: () => performance.now(),
  turn: (callback) => void setImmediate(callback),
})
