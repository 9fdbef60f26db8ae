/** Prints the results of the fault bench. */
import { percentile, printTable } from '@/bench/support'
import type { AnswerResult } from './answer-result'
import type { Director } from './director'
import type { Instance } from './instance'
import type { Resources } from './resources'

const MAX_WRONG_SHOWN = 20

/** Prints the answers by fault. */
export function printAnswers(report: { results: AnswerResult[]; director: Director; seconds: number; seed: string }) {
  const { results, director, seconds, seed } = report
  const names = [...new Set(results.flatMap(({ fault, blows }) => [fault, ...blows]))].sort()
  const row = (name: string, group: AnswerResult[]) => {
    const of = (kind: AnswerResult['verdict']['kind']) => group.filter(({ verdict }) => verdict.kind === kind).length
    const sum = (read: (result: AnswerResult) => number) => group.reduce((total, result) => total + read(result), 0)
    const longest = Math.max(0, ...group.map(({ lostMs }) => lostMs))
    return [
      name,
      ...[group.length, of('correct'), of('labelled'), of('wrong')].map(String),
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
        results.filter(({ fault, blows }) => fault === name || blows.includes(name)),
      ),
    ),
    row('all', results),
  ])
  console.log('  An answer counts in the row of its own fault, and of every blow while it ran.')
  console.log('  lost ms: the longest text that a reader saw and that is not stored, as the time it took to stream.')
  const stops = results.flatMap(({ stopMs }) => stopMs ?? [])
  console.log(`  Blows: ${countsOf(director.blows.map(({ kind }) => kind)) || 'none'}.`)
  console.log(`  From stop to the end of the call: p50 ${ms(stops, 0.5)}, max ${ms(stops, 1)} (${stops.length}).`)
  const { endings } = director
  console.log(`  From SIGTERM to the end: p50 ${ms(endings, 0.5)}, max ${ms(endings, 1)} (${endings.length}).`)
  const refusals = countsOf(results.flatMap(({ seen }) => seen.refusal ?? []))
  if (refusals !== '') console.log(`  Refused: ${refusals}.`)
  const wrong = results.filter(({ verdict }) => verdict.kind === 'wrong')
  for (const { plan, fault, blows, seen, verdict } of wrong.slice(0, MAX_WRONG_SHOWN)) {
    const events = [fault, ...blows, ...(seen.continues > 0 ? [`${seen.continues} continues`] : [])].join(' + ')
    console.log(`  WRONG ${plan.name} (${events}; ${seen.status}): ${verdict.reasons.join('; ')}`)
  }
}

function countsOf(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `${name} ${names.filter((other) => other === name).length}`).join(', ')
}

function ms(values: readonly number[], share: number): string {
  return values.length === 0 ? '–' : `${Math.max(0, percentile(values, share)).toFixed(0)} ms`
}

/** What a server keeps for reuse, and what its runtime frees later. */
const TOLERANCE = { sockets: 12, timers: 6, heldMegabytes: 24 }
const REJECTION = /unhandled ?rejection|uncaught ?exception/i
const MEGABYTE = 1024 * 1024

/** Prints the servers before and after; false when one crashed or leaked. */
export function printServers(report: {
  instances: readonly Instance[]
  before: Resources[]
  after: Resources[]
}): boolean {
  const { instances, before, after } = report
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
  for (const rejection of new Set(instances.flatMap(rejectionsOf))) console.log(`  ${rejection}`)
  const min = (field: keyof Resources) => Math.min(...before.map((reading) => reading[field]))
  const isAtRest = after.every(
    ({ sockets, timers, heldBytes }) =>
      sockets <= min('sockets') + TOLERANCE.sockets &&
      timers <= min('timers') + TOLERANCE.timers &&
      heldBytes <= min('heldBytes') + TOLERANCE.heldMegabytes * MEGABYTE,
  )
  if (!isAtRest) console.log('  WRONG a server holds more than before')
  return isAtRest && instances.every((instance) => instance.crashes() === 0 && rejectionsOf(instance).length === 0)
}

const REJECTION_LINES = 2

/** Uncaught errors, each with its location. */
function rejectionsOf(instance: Instance): string[] {
  const lines = instance.output().split('\n')
  return lines.flatMap((line, at) => (REJECTION.test(line) ? [lines.slice(at, at + REJECTION_LINES).join('\n  ')] : []))
}
