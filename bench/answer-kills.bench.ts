/**
 * A server killed with -9 at random moments of its answers: how much of what readers saw is stored, in time of the text.
 * `--kills`, `--redis=off` and `--seed` change what is played.
 */

import { seededRandom } from '@/lib/server/chaos/random'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import type { Browser } from './faults/browser'
import { readStored } from './faults/read-stored'
import { startWorld, type World } from './faults/world'
import { sleep } from './processes/clock'
import { countQuestion } from './processes/upstream'
import { type BenchOptions, numberOf, percentile, printTable } from './support'

const WORDS = 600
const PER_SECOND = 50
const ANSWERS_PER_KILL = 6
const LIFE_MS = { least: 300, most: 6_000 }
/** What is in the readers' sockets when the server dies is read all the same. */
const DRAIN_MS = 200
const CHARACTERS_PER_WORD = 8
const TARGET_MS = 1_000

interface Killed {
  lostMs: number
  /** What is wrong with it; undefined when nothing is. */
  wrong: string | undefined
}

/** Kills, prints the figures, and fails when more than a second is lost or an answer lies. */
export async function run(options: BenchOptions) {
  const kills = numberOf(options, 'kills', 50)
  const random = seededRandom(options.seed ?? '2026')
  const world = await startWorld({ instances: 2, redis: options.redis !== 'off' })
  try {
    const browsers = await Promise.all(Array.from({ length: ANSWERS_PER_KILL }, () => world.openBrowser()))
    const found: Array<Promise<Killed>> = []
    for (let kill = 0; kill < kills; kill += 1) {
      const victim = kill % world.instances.length
      const readers = browsers.map((browser, at) => {
        browser.prefer(victim)
        // A connection that is kept for reuse may lead to the other server.
        browser.line.cut()
        return { browser, ...startReader(browser, `kill-${kill}-${at}`) }
      })
      await sleep(LIFE_MS.least + random() * (LIFE_MS.most - LIFE_MS.least))
      await world.instances[victim]?.kill()
      await sleep(DRAIN_MS)
      for (const { browser, name, leave } of readers) {
        const seen = leave()
        browser.prefer((victim + 1) % world.instances.length)
        found.push(compare(browser, name, seen))
      }
      await world.instances[victim]?.start()
    }
    const killed = await Promise.all(found)
    const lost = killed.map(({ lostMs }) => lostMs)
    const wrong = killed.flatMap((one) => one.wrong ?? [])
    printTable(`Servers killed with -9, ${ANSWERS_PER_KILL} answers each at ${PER_SECOND} words/s`, [
      ['kills', 'answers', 'seen, not stored p50', 'p95', 'at most', 'not honest'],
      [
        String(kills),
        String(killed.length),
        ...[0.5, 0.95, 1].map((share) => `${percentile(lost, share).toFixed(0)} ms`),
        String(wrong.length),
      ],
    ])
    for (const words of wrong) console.log(`  WRONG ${words}`)
    if (wrong.length > 0) printErrors(world)
    if (wrong.length > 0 || Math.max(...lost) > TARGET_MS) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

const SHOWN_ERRORS = 10

/** What the servers complained of, oldest first. */
function printErrors({ instances }: World) {
  const lines = instances.flatMap((instance) => instance.output().split('\n'))
  for (const line of lines.filter((text) => text.includes('"level":"error"')).slice(0, SHOWN_ERRORS)) {
    console.log(`  ${line}`)
  }
}

/** Begins to read; `leave` ends that and says what was seen. */
function startReader(browser: Browser, name: string): { name: string; leave(): string } {
  const visit = new AbortController()
  let text = ''
  const question = countQuestion(WORDS, name, PER_SECOND)
  const message = { id: `question-${name}`, role: 'user' as const, parts: [{ type: 'text', text: question }] }
  const listener = {
    onChunks: (_answerId: string, chunks: ReadonlyArray<{ chunk: { type: string; delta?: unknown } }>) => {
      for (const { chunk } of chunks) if (chunk.type === 'text-delta') text += chunk.delta
    },
    onConnection: () => {},
  }
  browser.transport.ask(name, { id: name, message }, listener, visit.signal).catch(() => {
    // The server died before it took the question: nothing was seen.
  })
  return {
    name,
    leave() {
      visit.abort()
      return text
    },
  }
}

async function compare(browser: Browser, name: string, seen: string): Promise<Killed> {
  const stored = await readStored(browser, name)
  const whole = countingDeltas(WORDS).join('')
  const text = stored?.text ?? ''
  const lostMs = (Math.max(0, seen.length - text.length) / CHARACTERS_PER_WORD / PER_SECOND) * 1_000
  const faults = [
    !whole.startsWith(text) && 'what is stored was never said',
    !whole.startsWith(seen) && 'what was seen was never said',
    stored && !isLabelled(stored.status) && `called ${stored.status}`,
    lostMs > TARGET_MS && 'too much is lost',
  ].filter(Boolean)
  const sizes = `${seen.length} characters seen, ${stored ? text.length : 'none'} stored, ${stored?.status}`
  return { lostMs, wrong: faults.length > 0 ? `${name}: ${faults.join(', ')} (${sizes})` : undefined }
}

function isLabelled(status: string | undefined): boolean {
  return status !== undefined && status !== 'complete'
}
