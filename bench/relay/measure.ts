/** Measures one round of one target: a fresh server, warmed up, then many answers at once. */
import type { Child } from '@/bench/processes/child'
import { clock, sleep } from '@/bench/processes/clock'
import { costsOf } from '@/bench/processes/process-costs'
import type { Upstream } from '@/bench/processes/upstream'
import { percentile } from '@/bench/support'
import type { Load, ReadResult } from './load-process'
import type { Target } from './targets'

/** The figures of one round. */
export interface Round {
  /** CPU seconds of the server per 1,000 deltas. */
  cpu: number
  /** Milliseconds from the upstream's write of the first delta until the reader has parsed it. */
  firstP50: number
  firstP95: number
  /** The same for all deltas. */
  anyP50: number
  anyP95: number
  /** The same for the deltas that were sent while all answers ran. */
  plateauP99: number
  /** Maximum growth of the server in kilobytes, per answer. */
  kilobytes: number
  /** Answers whose text is exactly what the upstream sent. */
  exact: number
  /** Seconds from the first question to the last word. */
  seconds: number
}

/** The readers' process. */
export type Reader = Child<string, Load, ReadResult[]>

const WARM_UP = { answers: 50, words: 120, perSecond: 100, rampMs: 500 }
const SETTLE_MS = 500
const SAMPLE_MS = 200

/** Starts the target, warms it up, and measures it under the load. */
export async function measure(
  target: Target,
  { upstream, reader }: { upstream: Upstream; reader: Reader },
  load: Pick<Load, 'answers' | 'words' | 'perSecond' | 'rampMs'>,
): Promise<Round> {
  const server = await target.start(upstream.url)
  const common = { url: `${server.url}${target.path}`, form: target.form }
  let maxBytes = 0
  const sampler = setInterval(() => {
    maxBytes = Math.max(maxBytes, costsOf(server.pid).residentBytes)
  }, SAMPLE_MS)
  try {
    await reader.ask({ ...common, ...WARM_UP, name: 'warm' })
    await upstream.takeStamps()
    await sleep(SETTLE_MS)

    const before = costsOf(server.pid)
    const startedAt = clock()
    maxBytes = 0
    const reads = await reader.ask({ ...common, ...load, name: 'read' })
    const seconds = (clock() - startedAt) / 1_000
    // Work after the last byte belongs to the answers too.
    await sleep(SETTLE_MS)
    const after = costsOf(server.pid)

    const stamps = await upstream.takeStamps()
    const delays = reads.map(({ name, arrivals }) => arrivals.map((time, at) => time - (stamps[name]?.[at] ?? 0)))
    const first = delays.flatMap(([delay]) => delay ?? [])
    const any = delays.flat()
    return {
      cpu: ((after.cpuSeconds - before.cpuSeconds) / (load.answers * load.words)) * 1_000,
      firstP50: percentile(first, 0.5),
      firstP95: percentile(first, 0.95),
      anyP50: percentile(any, 0.5),
      anyP95: percentile(any, 0.95),
      plateauP99: percentile(plateauDelays(reads, stamps), 0.99),
      kilobytes: (maxBytes - before.residentBytes) / 1_000 / load.answers,
      exact: reads.filter(({ exact }) => exact).length,
      seconds,
    }
  } finally {
    clearInterval(sampler)
    await server.stop()
  }
}

function plateauDelays(reads: readonly ReadResult[], stamps: Record<string, number[]>): number[] {
  const sent = reads.map(({ name }) => stamps[name] ?? [])
  const from = Math.max(...sent.map((times) => times[0] ?? Number.POSITIVE_INFINITY))
  const to = Math.min(...sent.map((times) => times.at(-1) ?? Number.NEGATIVE_INFINITY))
  return reads.flatMap(({ arrivals }, answer) =>
    arrivals.flatMap((arrival, at) => {
      const sentAt = sent[answer]?.[at] ?? Number.NaN
      return sentAt >= from && sentAt <= to ? [arrival - sentAt] : []
    }),
  )
}
