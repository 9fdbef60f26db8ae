/** Prints what the fault bench found. */
import { percentile, printTable } from '@/bench/support'
import type { Director } from './director'
import type { Instance } from './instance'
import type { Played } from './played'
import type { Resources } from './resources'

const SHOWN_WRONG = 20

/** The answers, by what befell them. */
export function printAnswers(found: { played: Played[]; director: Director; seconds: number; seed: string }) {
  const { played, director, seconds, seed } = found
  const names = [...new Set(played.flatMap(({ fault, blows }) => [fault, ...blows]))].sort()
  const row = (name: string, some: Played[]) => {
    const of = (kind: Played['verdict']['kind']) => some.filter(({ verdict }) => verdict.kind === kind).length
    const sum = (read: (one: Played) => number) => some.reduce((total, one) => total + read(one), 0)
    const longest = Math.max(0, ...some.map(({ lostMs }) => lostMs))
    return [
      name,
      ...[some.length, of('correct'), of('labelled'), of('wrong')].map(String),
      String(sum(({ verdict }) => verdict.calls)),
      String(sum(({ verdict }) => verdict.retries)),
      String(sum(({ seen }) => seen.continues)),
      String(sum(({ seen }) => (seen.refusal === undefined ? 0 : 1))),
      longest.toFixed(0),
    ]
  }
  printTable(`Answers under faults (${seconds.toFixed(0)} s, seed ${seed})`, [
    ['what', 'answers', 'correct', 'labelled', 'wrong', 'calls', 'retries', 'continues', 'refused', 'lost ms'],
    ...names.map((name) =>
      row(
        name,
        played.filter(({ fault, blows }) => fault === name || blows.includes(name)),
      ),
    ),
    row('all', played),
  ])
  console.log('  An answer stands in the row of its own fault, and of every blow that fell while it ran.')
  console.log('  lost ms: the most text, in time of its pace, that a reader saw and the store does not have.')
  const stops = played.flatMap(({ stopMs }) => stopMs ?? [])
  console.log(`  Blows: ${countsOf(director.struck.map(({ kind }) => kind)) || 'none'}.`)
  console.log(`  From stop to the end of the call: p50 ${ms(stops, 0.5)}, at most ${ms(stops, 1)} (${stops.length}).`)
  const { endings } = director
  console.log(`  From SIGTERM to the end: p50 ${ms(endings, 0.5)}, at most ${ms(endings, 1)} (${endings.length}).`)
  const refusals = countsOf(played.flatMap(({ seen }) => seen.refusal ?? []))
  if (refusals !== '') console.log(`  Refused: ${refusals}.`)
  const wrong = played.filter(({ verdict }) => verdict.kind === 'wrong')
  for (const { plan, fault, blows, seen, verdict } of wrong.slice(0, SHOWN_WRONG)) {
    const befell = [fault, ...blows, ...(seen.continues > 0 ? [`${seen.continues} continues`] : [])].join(' + ')
    console.log(`  WRONG ${plan.name} (${befell}; ${seen.status}): ${verdict.reasons.join('; ')}`)
  }
}

function countsOf(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `${name} ${names.filter((other) => other === name).length}`).join(', ')
}

function ms(values: readonly number[], share: number): string {
  return values.length === 0 ? '–' : `${Math.max(0, percentile(values, share)).toFixed(0)} ms`
}

/** What a server keeps for reuse, and what its runtime takes and gives back later. */
const ROOM = { sockets: 12, timers: 6, heldMegabytes: 24 }
const REJECTION = /unhandled ?rejection|uncaught ?exception/i
const MEGABYTE = 1024 * 1024

/** The servers, before and after; false when they broke or kept something. */
export function printServers(found: {
  instances: readonly Instance[]
  before: Resources[]
  after: Resources[]
}): boolean {
  const { instances, before, after } = found
  const megabytes = (bytes: number | undefined) => ((bytes ?? Number.NaN) / MEGABYTE).toFixed(0)
  printTable('Servers at rest, before and after', [
    ['server', 'sockets', '', 'timers', '', 'held MB', '', 'resident MB', '', 'rejections', 'crashes'],
    ...instances.map((instance, at) => [
      String(at + 1),
      ...[before[at]?.sockets, after[at]?.sockets, before[at]?.timers, after[at]?.timers].map(String),
      ...[before[at]?.heldBytes, after[at]?.heldBytes, before[at]?.residentBytes, after[at]?.residentBytes].map(
        megabytes,
      ),
      String(rejectionsOf(instance).length),
      String(instance.crashes()),
    ]),
  ])
  for (const words of new Set(instances.flatMap(rejectionsOf))) console.log(`  ${words}`)
  const least = (field: keyof Resources) => Math.min(...before.map((reading) => reading[field]))
  const isAtRest = after.every(
    ({ sockets, timers, heldBytes }) =>
      sockets <= least('sockets') + ROOM.sockets &&
      timers <= least('timers') + ROOM.timers &&
      heldBytes <= least('heldBytes') + ROOM.heldMegabytes * MEGABYTE,
  )
  if (!isAtRest) console.log('  WRONG a server holds more than before')
  return isAtRest && instances.every((instance) => instance.crashes() === 0 && rejectionsOf(instance).length === 0)
}

const SHOWN_LINES = 2

/** What nobody caught, each with its place. */
function rejectionsOf(instance: Instance): string[] {
  const lines = instance.output().split('\n')
  return lines.flatMap((line, at) => (REJECTION.test(line) ? [lines.slice(at, at + SHOWN_LINES).join('\n  ')] : []))
}
