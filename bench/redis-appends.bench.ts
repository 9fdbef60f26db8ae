/**
 * What keeping running answers in Redis costs the process that produces them: the project's StreamLog beside
 * `resumable-stream`, interleaved on the same Redis, with and without a follower in another process.
 */
import { join } from 'node:path'
import { startRedis } from '@/scripts/servers.mjs'
import { startChild } from './processes/child'
import { ensurePeersInstalled } from './processes/peers'
import type { Delays, FollowCommand } from './redis-appends/follower-process'
import type { LogKind, WriteCommand } from './redis-appends/producer-process'
import { type BenchOptions, median, numberOf, percentile, printTable } from './support'

const ANSWERS = 20
const DELTAS = 400
const PER_SECOND = 50
const CASES: ReadonlyArray<{ log: LogKind; isFollowed: boolean }> = [
  { log: 'nothing', isFollowed: false },
  { log: 'StreamLog', isFollowed: false },
  { log: 'resumable-stream', isFollowed: false },
  { log: 'StreamLog', isFollowed: true },
  { log: 'resumable-stream', isFollowed: true },
]

interface Round {
  /** CPU milliseconds of the producer per delta. */
  cpu: number
  delays: number[]
  isWhole: boolean
}

/** Measures each case once a round, rotating the order; fails when a followed StreamLog costs more than the peer. */
export async function run(options: BenchOptions) {
  const rounds = numberOf(options, 'rounds', 5)
  await ensurePeersInstalled()
  const redis = await startRedis()
  const folder = join(import.meta.dirname, 'redis-appends')
  const producer = await startChild<string, WriteCommand, number>(join(folder, 'producer-process.ts'), [redis.url])
  const follower = await startChild<string, FollowCommand, Delays[]>(join(folder, 'follower-process.ts'), [redis.url])
  const figures = CASES.map((): Round[] => [])
  try {
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      for (let turn = 0; turn < CASES.length; turn += 1) {
        const place = (round + turn) % CASES.length
        const { log, isFollowed } = CASES[place] ?? { log: 'nothing', isFollowed: false }
        const ids = Array.from({ length: ANSWERS }, (_, at) => `answer-${round}-${place}-${at}`)
        const following = isFollowed ? follower.ask({ log, ids }) : Promise.resolve([])
        const seconds = await producer.ask({ log, ids, deltas: DELTAS, perSecond: PER_SECOND })
        const delays = await following
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
    ['log', 'followed', 'CPU ms/delta', 'without the bench', 'delay p50', 'p95', 'whole'],
    ...CASES.map(({ log, isFollowed }, place) => {
      const delays = (figures[place] ?? []).flatMap((round) => round.delays)
      const ms = (share: number) => (isFollowed ? `${percentile(delays, share).toFixed(1)} ms` : '–')
      return [
        log,
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
  console.log(`  Followed, StreamLog costs ${(ours / theirs).toFixed(2)} times as much as resumable-stream.`)
  console.log('  Unfollowed, resumable-stream writes nothing to Redis: the answer is lost with its process.')
  if (!(ours <= theirs)) process.exitCode = 1
}
