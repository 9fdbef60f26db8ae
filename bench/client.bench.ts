/**
 * What the client costs the page's main thread: the product's transport, session and store beside `useChat`, on the
 * same bytes, rendering only a count. The rounds are interleaved.
 */
import { type AnswerPlan, deltasOf } from './client/answer-stream'
import { questionFor, startClientServer } from './client/client-server'
import { measureDelta } from './client/measure'
import { ensurePeersInstalled } from './processes/peers'
import { median, openBrowser, printTable } from './support'

const ROUNDS = 3
const PAGES = [
  { name: 'ours', path: '/ours' },
  { name: 'useChat', path: '/peer' },
  { name: 'useChat throttled', path: '/peer?throttle=50' },
] as const

const KB = 1_024
const plan = (kind: AnswerPlan['kind'], kilobytes: number, perSecond = 1_000): AnswerPlan => ({
  kind,
  characters: kilobytes * KB,
  perSecond,
})

/** Growth is computed within a group, from its smallest to its largest. */
const GROUPS: ReadonlyArray<{ name: string; plans: readonly AnswerPlan[] }> = [
  { name: 'text', plans: [plan('text', 8), plan('text', 64), plan('text', 256)] },
  { name: 'tool input', plans: [plan('tool', 8), plan('tool', 16), plan('tool', 32), plan('tool', 64)] },
  { name: 'text at reading pace', plans: [plan('text', 8, 80)] },
]

// Short answers are asked for repeatedly until this many deltas came, so that every sample is large enough.
const MIN_DELTAS = 2_000

/** Measures every page with every answer, round by round. */
export async function run() {
  await ensurePeersInstalled()
  const server = await startClientServer()
  const figures = new Map<string, number[]>()
  const keyOf = (path: string, plan: AnswerPlan) => `${path} ${questionFor(plan)}`
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const browser = await openBrowser()
      try {
        for (const plan of GROUPS.flatMap(({ plans }) => plans)) {
          for (let turn = 0; turn < PAGES.length; turn += 1) {
            const path = PAGES[(round + turn) % PAGES.length]?.path ?? ''
            const key = keyOf(path, plan)
            const turns = plan.perSecond > 100 ? Math.ceil(MIN_DELTAS / deltasOf(plan)) : 1
            const figure = await measureDelta(browser, `${server.url}${path}`, plan, turns)
            figures.set(key, [...(figures.get(key) ?? []), figure])
          }
        }
      } finally {
        await browser.close()
      }
    }
  } finally {
    server.stop()
  }
  const of = (path: string, plan: AnswerPlan) => figures.get(keyOf(path, plan)) ?? []
  const ratio = (path: string, plan: AnswerPlan) =>
    median(of('/ours', plan).map((value, round) => value / (of(path, plan)[round] ?? Number.NaN)))
  for (const { name, plans } of GROUPS) {
    const [first] = plans
    const rows = plans.map((plan) => [
      `${plan.characters / KB} KB, ${plan.perSecond}/s`,
      ...PAGES.map(({ path }) => median(of(path, plan)).toFixed(0)),
      ...PAGES.slice(1).map(({ path }) => ratio(path, plan).toFixed(2)),
      ...PAGES.map(({ path }) => (first ? median(of(path, plan)) / median(of(path, first)) : 1).toFixed(1)),
    ])
    printTable(`Client, ${name}: main thread, µs per delta of 16 characters, ${ROUNDS} rounds (medians)`, [
      [
        'answer',
        ...PAGES.map(({ name }) => name),
        ...PAGES.slice(1).map(({ name }) => `ours/${name}`),
        ...PAGES.map(({ name }) => `growth ${name}`),
      ],
      ...rows,
    ])
  }
  console.log('  Throttled: experimental_throttle of 50 ms. Growth: relative to the first row.')
}
