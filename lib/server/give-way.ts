/** Gives others a turn between pieces of long work. */
import { setImmediate, setTimeout } from 'node:timers/promises'
import { createSlices, type Slices } from '@/lib/shared/slices'

/** A request takes several turns of the event loop: with one turn per slice it would wait for many slices. */
const TURNS = 3

/** Some turns of the event loop, which take no time when it is idle. */
export async function giveWay(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate()
}

/** Slices that leave half of the process's time to others. */
export function serverSlices(): Slices {
  return createSlices(restFrom, { now: () => performance.now() })
}

const MAX_REST_MS = 50

/**
 * Waits as long as the last slice or statement took, so that the thread, or the database's one connection, is free half
 * of the time.
 */
export async function restFrom(tookMs: number): Promise<void> {
  await setTimeout(Math.min(tookMs, MAX_REST_MS))
}

/** Makes a lane that runs one piece of work after the other. */
export function createLane(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const own = last.then(work, work)
    last = own.catch(() => undefined)
    return own
  }
}
