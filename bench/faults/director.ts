/** Breaks what the answers stand on, one thing after another, and puts it right again. */
import { Redis } from 'ioredis'
import { clock, sleep } from '@/bench/processes/clock'
import type { World } from './world'

/** What befalls all answers that run. */
export type Blow =
  | 'Redis restart'
  | 'Redis flush'
  | 'Redis silent'
  | 'Postgres restart'
  | 'Postgres silent'
  | 'kill -9'
  | 'SIGTERM'

/** One blow, with readings of the clock. */
export interface Struck {
  kind: Blow
  from: number
  to: number
}

/** A running director. */
export interface Director {
  /** What it has done, oldest first. */
  struck: readonly Struck[]
  /** Milliseconds that servers took to end when they were asked to. */
  endings: readonly number[]
  /** Ends after the blow that it is at; everything is up then. */
  stop(): Promise<void>
}

const SILENCE_MS = 2_000
const PAUSE_MS = { least: 1_000, most: 3_000 }

/** Starts striking. Only what the world has is struck; a lone server is never taken away. */
export function startDirector(world: World, random: () => number, only?: readonly string[]): Director {
  const { postgres, redis, lines, instances } = world
  const struck: Struck[] = []
  const endings: number[] = []
  let isStopping = false

  const silence = async (line: { freeze(): void; mend(): void } | undefined) => {
    line?.freeze()
    await sleep(SILENCE_MS)
    line?.mend()
  }
  const victim = () => instances[Math.floor(random() * instances.length)]
  const blows: Record<Blow, () => Promise<void>> = {
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
  const names = (Object.keys(blows) as Blow[]).filter((name) => {
    if (only && !only.includes(name)) return false
    if (name.startsWith('Redis')) return redis !== undefined
    return instances.length > 1 || name.startsWith('Postgres')
  })

  async function play() {
    let bag: Blow[] = []
    while (!isStopping && names.length > 0) {
      if (bag.length === 0) bag = [...names].sort(() => random() - 0.5)
      await sleep(PAUSE_MS.least + random() * (PAUSE_MS.most - PAUSE_MS.least))
      const kind = bag.pop()
      if (isStopping || !kind) break
      const from = clock()
      await blows[kind]()
      struck.push({ kind, from, to: clock() })
    }
  }

  const done = play()
  return {
    struck,
    endings,
    async stop() {
      isStopping = true
      await done
    },
  }
}
