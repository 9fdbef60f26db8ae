/**
 * How many answers one process carries at once before deltas come late: `POST /api/chat` with its log and checkpoints
 * on Postgres, with and without Redis, and the AI SDK's `streamText` route, interleaved on one upstream. Then the
 * memory of a running answer, and the cost of a reader that stops reading. `--most` bounds the number of answers (0
 * skips the search), `--slow=off` skips the slow readers.
 */
import { join } from 'node:path'
import { measureAnswerMemory } from './capacity/memory'
import { measureSlowReaders } from './capacity/slow-readers'
import { prepareTargets } from './capacity/targets'
import { startChild } from './processes/child'
import { startUpstream, type Upstream } from './processes/upstream'
import type { Load, ReadResult } from './relay/load-process'
import { measure, type Reader, type Round } from './relay/measure'
import type { Target } from './relay/targets'
import { type BenchOptions, numberOf, printTable } from './support'

const PER_SECOND = 20
const LIMIT_MS = 250
const FIRST_TRY = 40
const GROWTH = 1.5
const REFINEMENTS = 2
/** Questions are spread out: the bench measures running answers, not how they start. */
const RAMP_MS_PER_ANSWER = 50
const PLATEAU_MS = 5_000
const TARGETS = { ratio: 2.5, kilobytes: 200, slowMegabytes: 5 }
const SLOW_READERS = 20

/** The most answers that a target carried, and the measurement at that load. */
interface Capacity {
  target: Target
  answers: number
  round: Round | undefined
}

/** Fails when the route carries too few answers or a slow reader costs too much. */
export async function run(options: BenchOptions) {
  const maxAnswers = numberOf(options, 'most', 1_000)
  const upstream = await startUpstream()
  try {
    if (maxAnswers > 0) await runSearch(upstream, maxAnswers)
    await runMemory(upstream)
    if (options.slow !== 'off') await runSlowReaders(upstream)
  } finally {
    await upstream.stop()
  }
}

async function runSearch(upstream: Upstream, maxAnswers: number) {
  const reader = await startChild<string, Load, ReadResult[]>(join(import.meta.dirname, 'relay', 'load-process.ts'))
  const targets = await prepareTargets()
  try {
    const { ours, oursWithRedis, streamText, proxy } = targets
    const capacities = await searchAll([ours, oursWithRedis, streamText], { upstream, reader }, maxAnswers)
    const largest = Math.max(...capacities.map(({ answers }) => answers))
    const control = await measure(proxy, { upstream, reader }, loadOf(largest))
    printCapacities([...capacities, { target: proxy, answers: largest, round: control }])
    const [own, , theirs] = capacities
    const ratio = (own?.answers ?? 0) / (theirs?.answers ?? Number.NaN)
    console.log(`  ${ratio.toFixed(1)} times as many as streamText. The proxy shows what the bench itself can carry.`)
    if (!(ratio >= TARGETS.ratio)) process.exitCode = 1
  } finally {
    await targets.stop()
    await reader.stop()
  }
}

async function runMemory(upstream: Upstream) {
  const { answers, deltas, heldKilobytes } = await measureAnswerMemory(upstream)
  console.log(
    `\n  A running answer holds ${heldKilobytes.toFixed(0)} KB (${answers} at once, ${deltas.toFixed(0)} deltas each on average, after garbage collection).`,
  )
  if (!(heldKilobytes <= TARGETS.kilobytes)) process.exitCode = 1
}

/** Raises each target's load step by step, interleaved, until it fails; then bisects. */
async function searchAll(
  targets: readonly Target[],
  parts: { upstream: Upstream; reader: Reader },
  maxAnswers: number,
) {
  const searches = targets.map((target) => ({
    target,
    answers: 0,
    failed: maxAnswers + 1,
    round: undefined as Round | undefined,
  }))
  const step = async (search: (typeof searches)[number], answers: number) => {
    const round = await measure(search.target, parts, loadOf(answers))
    const isCarried = round.plateauP99 <= LIMIT_MS && round.exact === answers
    const p99 = Number.isNaN(round.plateauP99) ? 'never all at once' : `p99 ${round.plateauP99.toFixed(0)} ms`
    const figures = `${p99}, ${round.exact} exact`
    console.log(`  ${search.target.name}: ${answers} answers, ${figures}${isCarried ? '' : ', too many'}`)
    if (isCarried) Object.assign(search, { answers, round })
    else search.failed = answers
  }
  for (let answers = FIRST_TRY; answers <= maxAnswers; answers = Math.ceil(answers * GROWTH)) {
    for (const search of searches) if (search.failed > maxAnswers) await step(search, answers)
  }
  for (let refinement = 0; refinement < REFINEMENTS; refinement += 1) {
    for (const search of searches) {
      const between = Math.round((search.answers + search.failed) / 2)
      if (search.failed <= maxAnswers && between > search.answers) await step(search, between)
    }
  }
  return searches.map(({ target, answers, round }): Capacity => ({ target, answers, round }))
}

function loadOf(answers: number) {
  const rampMs = answers * RAMP_MS_PER_ANSWER
  return { answers, rampMs, perSecond: PER_SECOND, words: Math.ceil(((rampMs + PLATEAU_MS) / 1_000) * PER_SECOND) }
}

function printCapacities(capacities: readonly Capacity[]) {
  printTable(`Answers at once at ${PER_SECOND} deltas/s each, while p99 of the added delay is below ${LIMIT_MS} ms`, [
    ['what', 'answers', 'p99', 'CPU s/1,000 deltas', 'resident KB/answer', 'exact'],
    ...capacities.map(({ target, answers, round }) => [
      target.name,
      String(answers),
      `${round?.plateauP99.toFixed(0) ?? '–'} ms`,
      round?.cpu.toFixed(3) ?? '–',
      round?.kilobytes.toFixed(0) ?? '–',
      String(round?.exact ?? 0),
    ]),
  ])
}

async function runSlowReaders(upstream: Upstream) {
  const without = await measureSlowReaders(upstream, 0)
  const slow = await measureSlowReaders(upstream, SLOW_READERS)
  const perReader = (slow.heldMegabytes - without.heldMegabytes) / SLOW_READERS
  printTable('Readers that stop reading in the middle of a flood', [
    ['readers', 'held MB', 'resident MB', 'another answer, p99'],
    ...[without, slow].map(({ readers, heldMegabytes, residentMegabytes, otherP99 }) => [
      String(readers),
      heldMegabytes.toFixed(0),
      residentMegabytes.toFixed(0),
      `${otherP99.toFixed(0)} ms`,
    ]),
  ])
  console.log(`  ${perReader.toFixed(2)} MB for each reader that stopped.`)
  if (!(perReader < TARGETS.slowMegabytes && slow.otherP99 <= without.otherP99 + LIMIT_MS)) process.exitCode = 1
}
