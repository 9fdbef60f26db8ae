/**
 * Many answers while everything breaks that can: readers' lines and reloads, the upstream, Redis, Postgres, the servers
 * themselves. Each answer must come out whole, or say honestly that it did not. `--answers`, `--at-once`, `--instances`,
 * `--redis=off`, `--blows=a,b` (`none` for none) and `--seed` change what is played.
 */

import { seededRandom } from '@/lib/server/chaos/random'
import { type Director, startDirector } from './faults/director'
import { renderPlan } from './faults/plans'
import type { Played } from './faults/played'
import { readStored } from './faults/read-stored'
import { type Plan, readAnswer } from './faults/reader'
import { printAnswers, printServers } from './faults/report'
import { type Resources, readResources } from './faults/resources'
import { judge } from './faults/verdict'
import { startWorld, type World } from './faults/world'
import { clock, sleep } from './processes/clock'
import { type BenchOptions, numberOf } from './support'

const IDLE_MS = 2_000
/** Connections that are kept for reuse go within this time. */
const SETTLE_MS = 20_000

/** Plays them, prints what became of them, and fails when anything is wrong. */
export async function run(options: BenchOptions) {
  const answers = numberOf(options, 'answers', 1_000)
  const atOnce = numberOf(options, 'at-once', 30)
  const seed = options.seed ?? '2026'
  const random = seededRandom(seed)
  const world = await startWorld({
    instances: numberOf(options, 'instances', 2),
    redis: options.redis !== 'off',
    environment: { UPSTREAM_IDLE_MS: String(IDLE_MS) },
  })
  try {
    const browsers = await Promise.all(Array.from({ length: atOnce }, () => world.openBrowser()))
    await sleep(SETTLE_MS)
    const before = await readAll(world)
    await world.upstream.takeCalls()

    const director = startDirector(world, seededRandom(`${seed}-blows`), options.blows?.split(','))
    const waiting = Array.from({ length: answers }, (_, at) => renderPlan(at + 1, random))
    const startedAt = clock()
    const read: Array<Omit<Played, 'verdict' | 'lostMs' | 'stopMs'> & { browser: (typeof browsers)[number] }> = []
    await Promise.all(
      browsers.map(async (browser) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const from = clock()
          const seen = await readAnswer(browser, next.plan)
          read.push({ ...next, seen, browser, blows: blowsBetween(director, from, clock()) })
          if (read.length % 100 === 0) console.log(`  ${read.length} of ${answers} answers`)
        }
      }),
    )
    await director.stop()
    const seconds = (clock() - startedAt) / 1_000

    const stored = await Promise.all(read.map(({ browser, plan }) => readStored(browser, plan.name)))
    const calls = await world.upstream.calls()
    const played = read.map(({ browser: _, ...one }, at): Played => {
      const own = calls.filter(({ name }) => name === one.plan.name)
      const { stoppedAt = Number.NaN, text } = one.seen
      const stopped = own.findLast(({ startedAt }) => startedAt < stoppedAt)?.endedAt
      return {
        ...one,
        verdict: judge(one.plan.words, one.seen, stored[at], own),
        lostMs: Math.max(0, textTime(text.length - (stored[at]?.text.length ?? 0), one.plan)),
        stopMs: stopped === undefined ? undefined : stopped - stoppedAt,
      }
    })
    await sleep(SETTLE_MS)
    const after = await readAll(world)
    printAnswers({ played, director, seconds, seed })
    const isSound = printServers({ instances: world.instances, before, after })
    if (!isSound || played.some(({ verdict }) => verdict.kind === 'wrong')) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

const CHARACTERS_PER_WORD = 8

function textTime(characters: number, { perSecond }: Plan): number {
  return (characters / CHARACTERS_PER_WORD / perSecond) * 1_000
}

function blowsBetween({ struck }: Director, from: number, to: number): string[] {
  return [...new Set(struck.filter((blow) => blow.from < to && blow.to > from).map(({ kind }) => kind))]
}

async function readAll({ instances }: World): Promise<Resources[]> {
  return Promise.all(instances.flatMap((instance) => instance.app() ?? []).map(readResources))
}
