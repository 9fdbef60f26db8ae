/**
 * Reloads at random moments of running answers: how old the text is that the server draws into the page, and whether a
 * reload costs a call upstream. `--reloads`, `--instances`, `--redis=off` and `--seed` change what is played.
 */

import { seededRandom } from '@/lib/server/chaos/random'
import { startWorld } from './faults/world'
import { clock, sleep } from './processes/clock'
import { countQuestion } from './processes/upstream'
import { type BenchOptions, numberOf, percentile, printTable } from './support'

const WORDS = 300
const PER_SECOND = 50
const AT_ONCE = 4
const RELOADS_PER_ANSWER = 5
const PAUSE_MS = 1_000
const TARGET_MS = 1_000

interface Reload {
  name: string
  /** Reading of the clock when the page was asked for. */
  askedAt: number
  /** The numbers of the words in the page, as they stand in it. */
  words: number[]
}

/** Reloads, prints the figures, and fails when a page is wrong or too old. */
export async function run(options: BenchOptions) {
  const reloads = numberOf(options, 'reloads', 100)
  const random = seededRandom(options.seed ?? '2026')
  const instances = numberOf(options, 'instances', 2)
  const world = await startWorld({ instances, redis: options.redis !== 'off' })
  try {
    const browsers = await Promise.all(Array.from({ length: AT_ONCE }, () => world.openBrowser()))
    await world.upstream.takeCalls()
    const seen: Reload[] = []
    let answers = 0
    await Promise.all(
      browsers.map(async (browser) => {
        while (seen.length < reloads) {
          answers += 1
          const name = `reload-${answers}`
          const text = countQuestion(WORDS, name, PER_SECOND)
          const message = { id: `question-${name}`, role: 'user', parts: [{ type: 'text', text }] }
          const body = JSON.stringify({ id: name, message })
          const headers = { 'content-type': 'application/json' }
          const answer = await browser.fetch('/api/chat', { method: 'POST', headers, body })
          for (let reload = 0; reload < RELOADS_PER_ANSWER; reload += 1) {
            await sleep(random() * PAUSE_MS)
            const askedAt = clock()
            const page = await browser.fetch(`/chat/${name}`)
            seen.push({ name, askedAt, words: wordsOf(await page.text()) })
          }
          await answer.text()
        }
      }),
    )
    const calls = await world.upstream.takeCalls()
    const ages = seen.map(({ name, askedAt, words }) => {
      // The first word that the page does not have: how long it had been said when the page was asked for.
      const missed = calls.find((call) => call.name === name)?.stamps[words.length]
      return missed === undefined ? 0 : Math.max(0, askedAt - missed)
    })
    const notBeginnings = seen.filter(({ words }) => words.some((word, at) => word !== at + 1)).length
    printTable('Reloads at random moments of running answers', [
      ['reloads', 'answers', 'calls', 'not a beginning', 'without text', 'age of the text p50', 'p95', 'at most'],
      [
        ...[seen.length, answers, calls.length, notBeginnings].map(String),
        String(seen.filter(({ words }) => words.length === 0).length),
        ...[0.5, 0.95, 1].map((share) => `${percentile(ages, share).toFixed(0)} ms`),
      ],
    ])
    if (notBeginnings > 0 || calls.length !== answers || Math.max(...ages) > TARGET_MS) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

/** The words of the answer that the page shows before any script has run. */
function wordsOf(html: string): number[] {
  const drawn = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
  return [...drawn.matchAll(/\bw(\d{6})\b/g)].map(([, number]) => Number(number))
}
