/** Breaks what the answers depend on, one thing after another, and repairs it. */
import { Redis } from 'ioredis'
import { clock, sleep } from '@/bench/processes/clock'
import type { World } from './world'

/** A fault that hits every running answer. */
export type Blow =
  | 'Redis restart'
  | 'Redis flush'
  | 'Redis silent'
  | 'Postgres restart'
  | 'Postgres silent'
  | 'kill -9'
  | 'SIGTERM'

/** One blow, with readings of the clock. */
export interface BlowTimes {
  kind: Blow
  from: number
  to: number
}

/** A running director. */
export interface Director {
  /** Blows so far, oldest first. */
  blows: readonly BlowTimes[]
  /** Milliseconds that servers took to end after SIGTERM. */
  endings: readonly number[]
  /** Ends after the current blow, when everything is up again. */
  stop(): Promise<void>
}

const SILENCE_MS = 2_000
const PAUSE_MS = { min: 1_000, max: 3_000 }

/** Starts. Only what the world has is struck, and a lone server is left alone. */
export function startDirector(world: World, random: () => number, only?: readonly string[]): Director {
  const { postgres, redis, lines, instances } = world
  const blows: BlowTimes[] = []
  const endings: number[] = []
  let isStopping = false

  const silence = async (line: { freeze(): void; mend(): void } | undefined) => {
    line?.freeze()
    await sleep(SILENCE_MS)
    line?.mend()
  }
  const victim = () => instances[Math.floor(random() * instances.length)]
  const strikes: Record<Blow, () => Promise<void>> = {
    async 'Redis restart'() {
      await redis?.stop('SIGTERM')
      await redis?.start()
    },
    async 'Redis flush'() {
      const client = new Redis(redis?.url ?? '')
      await client.flushall()
      client.disconnect()
    },
    'Redis silent': () => silence(lines.redis),
    async 'Postgres restart'() {
      // What `pg_ctl restart -m immediate` sends.
      await postgres.stop('SIGQUIT')
      await postgres.start()
    },
    'Postgres silent': () => silence(lines.postgres),
    async 'kill -9'() {
      const instance = victim()
      await instance?.kill()
      await instance?.start()
    },
    async SIGTERM() {
      const instance = victim()
      endings.push((await instance?.terminate()) ?? 0)
      await instance?.start()
    },
  }
  const names = (Object.keys(strikes) as Blow[]).filter((name) => {
    if (only && !only.includes(name)) return false
    if (name.startsWith('Redis')) return redis !== undefined
    return instances.length > 1 || name.startsWith('Postgres')
  })

  async function play() {
    let bag: Blow[] = []
    while (!isStopping && names.length > 0) {
      if (bag.length === 0) bag = [...names].sort(() => random() - 0.5)
      await sleep(PAUSE_MS.min + random() * (PAUSE_MS.max - PAUSE_MS.min))
      const kind = bag.pop()
      if (isStopping || !kind) break
      const from = clock()
      await strikes[kind]()
      blows.push({ kind, from, to: clock() })
    }
  }

  const done = play()
  return {
    blows,
    endings,
    async stop() {
      isStopping = true
      await done
    },
  }
}
