/**
 * What a server between the model and its readers costs: a bare byte proxy, `POST /api/chat` and the AI SDK's
 * `streamText` route, on the same upstream in interleaved rounds. `--rounds=2` plays fewer rounds, `--answers=200` one
 * load only.
 */
import { join } from 'node:path'
import { startChild } from './processes/child'
import { startUpstream } from './processes/upstream'
import type { Load, ReadResult } from './relay/load-process'
import { measure, type Round } from './relay/measure'
import { TARGETS } from './relay/targets'
import { type BenchOptions, median, printTable } from './support'

const ROUNDS = '5'
const PACE = { words: 120, perSecond: 20, rampMs: 1_000 }
// The smaller load leaves every server idle time: its figures show the work without queueing.
const LOADS = [
  { ...PACE, answers: 50 },
  { ...PACE, answers: 200 },
]
const PROXY = TARGETS.findIndex(({ name }) => name === 'bare byte proxy')
const STREAM_TEXT = TARGETS.findIndex(({ name }) => name === 'streamText route')

/** Measures every target under every load once a round, rotating the order. */
export async function run(options: BenchOptions) {
  const rounds = Number(options.rounds ?? ROUNDS)
  const loads = LOADS.filter(({ answers }) => options.answers === undefined || answers === Number(options.answers))
  const upstream = await startUpstream()
  const reader = await startChild<string, Load, ReadResult[]>(join(import.meta.dirname, 'relay', 'load-process.ts'))
  const figures = loads.map(() => TARGETS.map((): Round[] => []))
  try {
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [at, load] of loads.entries()) {
        for (let turn = 0; turn < TARGETS.length; turn += 1) {
          const place = (round + turn) % TARGETS.length
          const target = TARGETS[place]
          if (!target) continue
          const figure = await measure(target, { upstream, reader }, load)
          if (round > 0) figures[at]?.[place]?.push(figure)
        }
      }
    }
  } finally {
    await reader.stop()
    await upstream.stop()
  }
  for (const [at, load] of loads.entries()) print(load, figures[at] ?? [], rounds)
  console.log(
    '  CPU: seconds of the server for 1,000 deltas. Delays: from the upstream’s write to the reader’s parse, in ms.',
  )
  console.log('  No reader asks for gzip, as a browser would; the streamText route would then compress.')
}

function print(
  { answers, words, perSecond, rampMs }: (typeof LOADS)[number],
  figures: readonly Round[][],
  rounds: number,
) {
  const of = (at: number, field: keyof Round) => median((figures[at] ?? []).map((round) => round[field]))
  // Ratios are taken within a round, as other load on the machine changes from round to round.
  const ratio = (at: number, other: number) =>
    median((figures[at] ?? []).map(({ cpu }, round) => cpu / (figures[other]?.[round]?.cpu ?? Number.NaN)))
  const plannedSeconds = words / perSecond + rampMs / 1_000
  printTable(`Relay, ${answers} answers at once of ${words} deltas at ${perSecond}/s, ${rounds} rounds (medians)`, [
    [
      'what',
      'CPU',
      'of proxy',
      'of streamText',
      'first delta p50',
      'p95',
      'any delta p50',
      'p95',
      'KB/answer',
      `took (${plannedSeconds} s)`,
      'exact',
    ],
    ...TARGETS.map(({ name }, at) => [
      name,
      of(at, 'cpu').toFixed(3),
      ratio(at, PROXY).toFixed(1),
      ratio(at, STREAM_TEXT).toFixed(2),
      of(at, 'firstP50').toFixed(1),
      of(at, 'firstP95').toFixed(1),
      of(at, 'anyP50').toFixed(1),
      of(at, 'anyP95').toFixed(1),
      of(at, 'kilobytes').toFixed(0),
      of(at, 'seconds').toFixed(1),
      `${(figures[at] ?? []).reduce((sum, { exact }) => sum + exact, 0)} of ${answers * rounds}`,
    ]),
  ])
}
