/**
 * How long the streaming thread is blocked while the embedded database opens, writes and reads: with the database on
 * its own thread, as in the product, and on the same thread, for comparison. One process each, in turn.
 */
import { join } from 'node:path'
import type { Gaps, Where } from './gaps/gaps-process'
import { startChild } from './processes/child'
import { median, percentile, printTable } from './support'

const ROUNDS = 3
const PHASES = ['nothing', 'first open', 'reopen', 'writes', 'search texts', 'a long list'] as const
const WHERE: readonly Where[] = ['own thread', 'same thread']

/** Runs each form in turn, and prints the gaps between the ticks of a stream that runs throughout. */
export async function run() {
  const gapsOf = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const where of WHERE) {
      const child = await startChild<Gaps>(join(import.meta.dirname, 'gaps', 'gaps-process.ts'), [where])
      await child.stop()
      for (const [phase, gaps] of Object.entries(child.ready)) {
        gapsOf.set(`${where} ${phase}`, [...(gapsOf.get(`${where} ${phase}`) ?? []), ...gaps])
      }
    }
  }
  const cells = (where: Where, phase: string) => {
    const gaps = gapsOf.get(`${where} ${phase}`) ?? []
    return [median(gaps), percentile(gaps, 0.99), Math.max(...gaps)].map((gap) => gap.toFixed(0))
  }
  printTable(`Gaps between the ticks of a stream, one every 10 ms, over ${ROUNDS} rounds (ms)`, [
    ['meanwhile', ...WHERE.flatMap((where) => [`${where}: p50`, 'p99', 'longest'])],
    ...PHASES.map((phase) => [phase, ...WHERE.flatMap((where) => cells(where, phase))]),
  ])
}
