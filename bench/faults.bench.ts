/**
 * Many answers while everything that can break does: readers' connections, the upstream, Redis, Postgres, the servers
 * themselves. Each answer must come out whole, or say that it did not. Options: `--answers`, `--at-once`,
 * `--instances`, `--redis=off`, `--blows=a,b` (`none` for none), `--seed`.
 */

import { seededRandom } from '@/lib/server/chaos/random'
import type { AnswerResult } from './faults/answer-result'
import { type Director, startDirector } from './faults/director'
import { drawPlan } from './faults/plans'
import { readStored } from './faults/read-stored'
import { type Plan, readAnswer } from './faults/reader'
import { printAnswers, printServers } from './faults/report'
import { type Resources, readResources } from './faults/resources'
import { judge } from './faults/verdict'
import { startWorld, type World } from './faults/world'
import { clock, sleep } from './processes/clock'
import { type BenchOptions, numberOf } from './support'

const IDLE_MS = 2_000
/** Kept-alive connections close within this time. */
const SETTLE_MS = 20_000

/** Fails when any answer or server is wrong. */
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
    const waiting = Array.from({ length: answers }, (_, at) => drawPlan(at + 1, random))
    const startedAt = clock()
    const reads: Array<Omit<AnswerResult, 'verdict' | 'lostMs' | 'stopMs'> & { browser: (typeof browsers)[number] }> =
      []
    await Promise.all(
      browsers.map(async (browser) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const from = clock()
          const seen = await readAnswer(browser, next.plan)
          reads.push({ ...next, seen, browser, blows: blowsBetween(director, from, clock()) })
          if (reads.length % 100 === 0) console.log(`  ${reads.length} of ${answers} answers`)
        }
      }),
    )
    await director.stop()
    const seconds = (clock() - startedAt) / 1_000

    const stored = await Promise.all(reads.map(({ browser, plan }) => readStored(browser, plan.name)))
    const calls = await world.upstream.calls()
    const results = reads.map(({ browser: _, ...read }, at): AnswerResult => {
      const ownCalls = calls.filter(({ name }) => name === read.plan.name)
      const { stoppedAt = Number.NaN, text } = read.seen
      const callEndedAt = ownCalls.findLast(({ startedAt }) => startedAt < stoppedAt)?.endedAt
      return {
        ...read,
        verdict: judge(read.plan.words, read.seen, stored[at], ownCalls),
        lostMs: Math.max(0, textTime(text.length - (stored[at]?.text.length ?? 0), read.plan)),
        stopMs: callEndedAt === undefined ? undefined : callEndedAt - stoppedAt,
      }
    })
    await sleep(SETTLE_MS)
    const after = await readAll(world)
    printAnswers({ results, director, seconds, seed })
    const isSound = printServers({ instances: world.instances, before, after })
    if (!isSound || results.some(({ verdict }) => verdict.kind === 'wrong')) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

const CHARACTERS_PER_WORD = 8

function textTime(characters: number, { perSecond }: Plan): number {
  return (characters / CHARACTERS_PER_WORD / perSecond) * 1_000
}

function blowsBetween({ blows }: Director, from: number, to: number): string[] {
  return [...new Set(blows.filter((blow) => blow.from < to && blow.to > from).map(({ kind }) => kind))]
}

async function readAll({ instances }: World): Promise<Resources[]> {
  return Promise.all(instances.flatMap((instance) => instance.app() ?? []).map(readResources))
}
