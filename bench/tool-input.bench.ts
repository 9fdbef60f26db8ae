/**
 * What a long tool input costs the page's main thread while it arrives: 64 KB in 10,000 deltas, ours rendering a count
 * and rendering its card, beside `useChat` rendering a count, on the same bytes. Sets the exit code.
 */
import type { AnswerPlan } from './client/answer-stream'
import { startClientServer } from './client/client-server'
import { measureDelta } from './client/measure'
import { ensurePeersInstalled } from './processes/peers'
import { type BenchOptions, median, numberOf, openBrowser, printTable } from './support'

const PAGES = [
  { name: 'ours', path: '/ours' },
  { name: 'ours with card', path: '/ours?card' },
  { name: 'useChat', path: '/peer' },
] as const

const SIZES = [8, 16, 32, 64]
const planOf = (kilobytes: number, perSecond: number): AnswerPlan => ({
  kind: 'tool',
  characters: kilobytes * 1_024,
  perSecond,
  // 64 KB in about 10,000 deltas.
  deltaLength: 6.5536,
})

const MAX_SHARE = 1 / 4
// Flat: within noise of the shortest input.
const MAX_GROWTH = 1.5

/** Measures every page with every size, round by round. */
export async function run(options: BenchOptions = {}) {
  const rounds = numberOf(options, 'rounds', 3)
  // Deltas per second.
  const pace = numberOf(options, 'pace', 1_000)
  await ensurePeersInstalled()
  const server = await startClientServer()
  const figures = new Map<string, number[]>()
  const of = (path: string, kilobytes: number) => figures.get(`${path} ${kilobytes}`) ?? []
  try {
    for (let round = 0; round < rounds; round += 1) {
      const browser = await openBrowser()
      try {
        for (const kilobytes of SIZES) {
          for (let turn = 0; turn < PAGES.length; turn += 1) {
            const path = PAGES[(round + turn) % PAGES.length]?.path ?? ''
            const figure = await measureDelta(browser, `${server.url}${path}`, planOf(kilobytes, pace), 1)
            figures.set(`${path} ${kilobytes}`, [...of(path, kilobytes), figure])
          }
        }
      } finally {
        await browser.close()
      }
    }
  } finally {
    server.stop()
  }
  const value = (path: string, kilobytes: number) => median(of(path, kilobytes))
  const share = (path: string, kilobytes: number) =>
    median(of(path, kilobytes).map((figure, round) => figure / (of('/peer', kilobytes)[round] ?? Number.NaN)))
  printTable(
    `Tool input: main thread, µs per delta of 6 or 7 characters, ${pace} a second, ${rounds} rounds (medians)`,
    [
      [
        'input',
        ...PAGES.map(({ name }) => name),
        'ours/useChat',
        'card/useChat',
        ...PAGES.map(({ name }) => `growth ${name}`),
      ],
      ...SIZES.map((kilobytes) => [
        `${kilobytes} KB`,
        ...PAGES.map(({ path }) => value(path, kilobytes).toFixed(0)),
        ...PAGES.slice(0, 2).map(({ path }) => share(path, kilobytes).toFixed(2)),
        ...PAGES.map(({ path }) => (value(path, kilobytes) / value(path, SIZES[0] ?? 8)).toFixed(1)),
      ]),
    ],
  )
  for (const { name, path } of PAGES.slice(0, 2)) {
    const isFlat = value(path, 64) / value(path, 8) <= MAX_GROWTH
    const isSmall = share(path, 64) <= MAX_SHARE
    console.log(`  ${name}: ${isFlat ? 'flat' : 'GROWS'}, ${isSmall ? 'at most' : 'MORE THAN'} 1/4 of useChat at 64 KB`)
    if (!isFlat || !isSmall) process.exitCode = 1
  }
}
