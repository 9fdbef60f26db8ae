/**
 * What keeping running answers in Redis costs the process that produces them: the project's StreamLog and
 * `resumable-stream`, on the same Redis and in turns, with a follower of each answer elsewhere and without.
 */
import { join } from 'node:path'
import { startRedis } from '@/scripts/servers.mjs'
import { ensurePeersInstalled } from './peers'
import { startChild } from './processes/child'
import type { Delays, Following } from './redis-appends/follower-process'
import type { Way, Writing } from './redis-appends/producer-process'
import { type BenchOptions, median, numberOf, percentile, printTable } from './support'

const ANSWERS = 20
const DELTAS = 400
const PER_SECOND = 50
const CASES: ReadonlyArray<{ way: Way; isFollowed: boolean }> = [
  { way: 'nothing', isFollowed: false },
  { way: 'StreamLog', isFollowed: false },
  { way: 'resumable-stream', isFollowed: false },
  { way: 'StreamLog', isFollowed: true },
  { way: 'resumable-stream', isFollowed: true },
]

interface Round {
  /** Milliseconds of the producer's processor for one delta. */
  cpu: number
  delays: number[]
  isWhole: boolean
}

/** Measures each case once a round, in turning order; fails when ours costs a followed producer more than theirs. */
export async function run(options: BenchOptions) {
  const rounds = numberOf(options, 'rounds', 5)
  await ensurePeersInstalled()
  const redis = await startRedis()
  const folder = join(import.meta.dirname, 'redis-appends')
  const producer = await startChild<string, Writing, number>(join(folder, 'producer-process.ts'), [redis.url])
  const follower = await startChild<string, Following, Delays[]>(join(folder, 'follower-process.ts'), [redis.url])
  const figures = CASES.map((): Round[] => [])
  try {
    // The first round warms the machine up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      for (let turn = 0; turn < CASES.length; turn += 1) {
        const place = (round + turn) % CASES.length
        const { way, isFollowed } = CASES[place] ?? { way: 'nothing', isFollowed: false }
        const ids = Array.from({ length: ANSWERS }, (_, at) => `answer-${round}-${place}-${at}`)
        const followed = isFollowed ? follower.ask({ way, ids }) : Promise.resolve([])
        const seconds = await producer.ask({ way, ids, deltas: DELTAS, perSecond: PER_SECOND })
        const delays = await followed
        if (round === 0) continue
        figures[place]?.push({
          cpu: (seconds * 1_000) / (ANSWERS * DELTAS),
          delays: delays.flat(),
          isWhole: delays.every(({ length }) => length === DELTAS),
        })
      }
    }
  } finally {
    await follower.stop()
    await producer.stop()
    await redis.remove()
  }
  const cpuOf = (place: number) => median((figures[place] ?? []).map(({ cpu }) => cpu))
  const own = cpuOf(0)
  printTable(`Redis, ${ANSWERS} answers at once of ${DELTAS} deltas at ${PER_SECOND}/s, ${rounds} rounds (medians)`, [
    ['way', 'followed', 'CPU ms/delta', 'without the bench', 'delay p50', 'p95', 'whole'],
    ...CASES.map(({ way, isFollowed }, place) => {
      const delays = (figures[place] ?? []).flatMap((round) => round.delays)
      const ms = (share: number) => (isFollowed ? `${percentile(delays, share).toFixed(1)} ms` : '–')
      return [
        way,
        isFollowed ? 'yes' : 'no',
        cpuOf(place).toFixed(4),
        (cpuOf(place) - own).toFixed(4),
        ms(0.5),
        ms(0.95),
        isFollowed ? String((figures[place] ?? []).every(({ isWhole }) => isWhole)) : '–',
      ]
    }),
  ])
  const [ours, theirs] = [cpuOf(3) - own, cpuOf(4) - own]
  console.log(`  Followed, StreamLog costs ${(ours / theirs).toFixed(2)} of what resumable-stream does.`)
  console.log('  Unfollowed, resumable-stream writes nothing to Redis: the answer is lost with its process.')
  if (!(ours <= theirs)) process.exitCode = 1
}
