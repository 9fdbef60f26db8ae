/** Measures one attack on a fresh server while others use it. */
import { join } from 'node:path'
import { type Child, startChild } from '@/bench/processes/child'
import { sleep } from '@/bench/processes/clock'
import { costsOf } from '@/bench/processes/process-costs'
import { percentile } from '@/bench/support'
import { type AppProcess, startApp } from '@/e2e/support/app'
import type { Attack, Outcomes } from './attack'
import type { Preparation } from './attack-process'
import { ONE_PROXY } from './guest'
import { type NeighbourCommand, type Observations, PACE_MS, WORDS_PER_SECOND } from './neighbour-process'
import { withMissedWaits } from './waits'

/** The figures of an attack, in milliseconds and megabytes. */
export interface AttackResult {
  name: string
  /** What the attackers' requests came to. */
  outcomes: Outcomes
  waitP50: number
  waitP95: number
  waitMax: number
  gapP99: number
  gapMax: number
  grownMegabytes: number
  /** What went wrong for the others. */
  failures: string[]
}

/** The row of a server that nobody attacks. */
export const QUIET = 'quiet'

const QUIET_MS = 6_000
const SETTLE_MS = 1_000
const SAMPLE_MS = 100
/** A little more than an attack takes. */
const GIVE_UP_MS = 22_000
/** A server that grows this much has failed, and is ended before it exhausts the machine. */
const GIVE_UP_MEGABYTES = 2_000
const OUTGROWN = `the bench ended the server, which had grown by ${GIVE_UP_MEGABYTES} MB`
const MEGABYTE = 1024 * 1024

/** Starts a server with these settings and measures the attack, or the quiet server when there is none. */
export async function measure(attack: Attack | undefined, environment: Record<string, string>): Promise<AttackResult> {
  const neighbour = await startChild<string, NeighbourCommand, Observations>(fileOf('neighbour-process'))
  const app = await startApp({ ...ONE_PROXY, ...environment })
  let attacker: Child<Preparation, string, Outcomes> | undefined
  try {
    await neighbour.ask({ prepare: app.url })
    if (attack) attacker = await startChild(fileOf('attack-process'), [attack.name, app.url])
    await neighbour.ask('watch')
    await sleep(SETTLE_MS)
    const memory = watchMemory(app)
    const outcomes = await outcomesOf(attacker)
    await sleep(SETTLE_MS)
    const observations = await neighbour.ask('end')
    const grownMegabytes = memory.stop()
    const waits = withMissedWaits(observations.waits, PACE_MS)
    const gaps = withMissedWaits(observations.gaps, 1_000 / WORDS_PER_SECOND)
    return {
      name: attack?.name ?? QUIET,
      outcomes,
      waitP50: percentile(waits, 0.5),
      waitP95: percentile(waits, 0.95),
      waitMax: Math.max(...waits),
      gapP99: percentile(gaps, 0.99),
      gapMax: Math.max(...gaps),
      grownMegabytes,
      failures: grownMegabytes < GIVE_UP_MEGABYTES ? observations.failures : [OUTGROWN, ...observations.failures],
    }
  } finally {
    await attacker?.stop()
    await neighbour.stop()
    await app.stop(0)
  }
}

const fileOf = (name: string) => join(import.meta.dirname, `${name}.ts`)

async function outcomesOf(attacker: Child<Preparation, string, Outcomes> | undefined): Promise<Outcomes> {
  if (!attacker) {
    await sleep(QUIET_MS)
    return {}
  }
  const { problem } = attacker.ready
  if (problem !== undefined) return { [`not prepared: ${problem}`]: 1 }
  return Promise.race([attacker.ask('play'), sleep(GIVE_UP_MS).then(() => ({ 'no report': 1 }))])
}

/** Measures the maximum growth of the server and its children from now on. */
function watchMemory({ pid }: AppProcess) {
  const read = () => costsOf(pid).residentBytes / MEGABYTE
  const before = read()
  let max = before
  const timer = setInterval(() => {
    max = Math.max(max, read())
    if (max - before < GIVE_UP_MEGABYTES) return
    clearInterval(timer)
    process.kill(pid, 'SIGKILL')
  }, SAMPLE_MS)
  return {
    stop() {
      clearInterval(timer)
      return max - before
    },
  }
}
