/** Lets other requests have their turn while a stream comes faster than it is worked off. */
/** Longer than this one stream does not keep the event loop, in milliseconds. */
const SLICE_MS = 5

/** Watches how long one stream works within a turn of the event loop. */
export interface Pace {
  /** Undefined while the stream may work on; else settles with the next turn. */
  goOn(): Promise<unknown> | undefined
}

/** What a pace needs; tests bring their own. */
export interface PaceOptions {
  /** Reads milliseconds. */
  now(): number
  /** Settles with the next turn of the event loop. */
  turn(): Promise<unknown>
}

let coming: Promise<void> | undefined

/** One for all streams: each delta of each of them asks. */
function nextTurn(): Promise<void> {
  coming ??= new Promise((resolve) => {
    setImmediate(() => {
      coming = undefined
      resolve()
    })
  })
  return coming
}

/** Makes a pace. */
export function createPace({ now, turn }: PaceOptions = { now: () => performance.now(), turn: nextTurn }): Pace {
  /** When the work of this turn began; undefined before it. */
  let since: number | undefined
  return {
    goOn() {
      if (since !== undefined) return now() - since < SLICE_MS ? undefined : turn()
      since = now()
      void turn().then(() => {
        since = undefined
      })
      return undefined
    },
  }
}
