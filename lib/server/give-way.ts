/** Lets others have their turn between two pieces of long work. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createSlices, type Slices } from '@/lib/shared/slices'

/** A request is answered in several turns of the event loop: one after each slice would make it wait for many slices. */
const TURNS = 3

/** Some turns of the event loop, which take no time when nobody wants them. */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate()
}

/** Slices of work in this process, which leave half of its time to others whatever the work. */
export function serverSlices(): Slices {
  return createSlices(restFrom, { now: () => performance.now() })
}

const MAX_REST_MS = 50

/** Waits as long as the last slice or statement took: others find the thread, or the database's one connection, free half of the time. */
export async function restFrom(tookMs: number): Promise<void> {
  await setTimeout(Math.min(tookMs, MAX_REST_MS))
}

/** Makes a lane in which one piece of work is done after the other, whoever's it is. */
export function createLane(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const own = last.then(work, work)
    last = own.catch(() => undefined)
    return own
  }
}
