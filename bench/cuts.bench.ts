/**
 * Cuts connections at random moments of running answers: what is lost or doubled, what it costs upstream, and how long
 * a reader waits for more text, on the same server and on the other. Options: `--cuts`, `--instances`, `--redis=off`,
 * `--seed`.
 */

import { seededRandom } from '@/lib/server/chaos/random'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import type { Browser } from './faults/browser'
import { startWorld } from './faults/world'
import { clock, sleep } from './processes/clock'
import { countQuestion } from './processes/upstream'
import { type BenchOptions, numberOf, percentile, printTable } from './support'

const WORDS = 400
const PER_SECOND = 100
const AT_ONCE = 4
const CUTS_PER_ANSWER = 4
const PAUSE_MS = { min: 200, max: 800 }
const TARGET_MS = { p50: 300, p99: 1_000 }

/** A connection that was cut and open again before the answer ended. */
interface Rejoin {
  isOther: boolean
  milliseconds: number
}

/** Fails when a byte or a call is wrong or a reader waits too long. */
export async function run(options: BenchOptions) {
  const cuts = numberOf(options, 'cuts', 200)
  const instances = numberOf(options, 'instances', 2)
  const random = seededRandom(options.seed ?? '2026')
  const world = await startWorld({ instances, redis: options.redis !== 'off' })
  try {
    const browsers = await Promise.all(Array.from({ length: AT_ONCE }, () => world.openBrowser()))
    await world.upstream.takeCalls()
    const rejoins: Rejoin[] = []
    let answers = 0
    let exact = 0
    await Promise.all(
      browsers.map(async (browser) => {
        while (rejoins.length < cuts) {
          answers += 1
          const isExact = await readWithCuts(browser, { name: `cut-${answers}`, instances, random, rejoins })
          if (isExact) exact += 1
        }
      }),
    )
    const calls = await world.upstream.takeCalls()
    const rows = (['same', 'other'] as const).map((server) => {
      const times = rejoins.filter(({ isOther }) => isOther === (server === 'other')).map((one) => one.milliseconds)
      return { server, times, p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
    })
    printTable('Lines cut at random moments', [
      ['server', 'cuts', 'text again p50', 'p99', 'max'],
      ...rows.map(({ server, times, p50, p99 }) => [
        server,
        String(times.length),
        ...[p50, p99, Math.max(...times)].map((time) => (times.length === 0 ? '–' : `${time.toFixed(0)} ms`)),
      ]),
    ])
    console.log(`  ${exact} of ${answers} answers exact, ${calls.length} calls upstream.`)
    const isQuick = rows.every(
      ({ times, p50, p99 }) => times.length === 0 || (p50 < TARGET_MS.p50 && p99 < TARGET_MS.p99),
    )
    if (exact < answers || calls.length !== answers || !isQuick) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

/** Reads one answer while cutting its connection now and then; true when the text is exact. */
async function readWithCuts(
  browser: Browser,
  options: { name: string; instances: number; random: () => number; rejoins: Rejoin[] },
): Promise<boolean> {
  const { name, instances, random, rejoins } = options
  let text = ''
  let isDone = false
  let onOpen = () => {}
  let server = Math.floor(random() * instances)
  browser.prefer(server)
  const question = countQuestion(WORDS, name, PER_SECOND)
  const message = { id: `question-${name}`, role: 'user' as const, parts: [{ type: 'text', text: question }] }
  const reading = browser.transport
    .ask(
      name,
      { id: name, message },
      {
        onChunks(_answerId, chunks) {
          for (const { chunk } of chunks) {
            if (chunk.type === 'start') text = ''
            if (chunk.type === 'text-delta') text += chunk.delta
          }
        },
        onConnection: (connection) => connection === 'open' && onOpen(),
      },
      new AbortController().signal,
    )
    .finally(() => {
      isDone = true
      onOpen()
    })
  for (let cut = 0; cut < CUTS_PER_ANSWER; cut += 1) {
    await sleep(PAUSE_MS.min + random() * (PAUSE_MS.max - PAUSE_MS.min))
    if (isDone) break
    const isOther = instances > 1 && random() < 0.5
    if (isOther) server = (server + 1) % instances
    browser.prefer(server)
    const reopened = new Promise<void>((resolve) => {
      onOpen = resolve
    })
    const cutAt = clock()
    browser.line.cut()
    await reopened
    if (!isDone) rejoins.push({ isOther, milliseconds: clock() - cutAt })
  }
  await reading
  return text === countingDeltas(WORDS).join('')
}
