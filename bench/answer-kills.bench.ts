/**
 * A server killed with -9 at random moments while it answers: how much of the text that readers saw is not stored, as
 * the time it took to stream. Options: `--kills`, `--redis=off`, `--seed`.
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
const LIFE_MS = { min: 300, max: 6_000 }
/** Readers still get what is in their sockets when the server dies. */
const DRAIN_MS = 200
const CHARACTERS_PER_WORD = 8
const TARGET_MS = 1_000

interface Outcome {
  lostMs: number
  fault: string | undefined
}

/** Fails when more than a second of text is lost or an answer's status is wrong. */
export async function run(options: BenchOptions) {
  const kills = numberOf(options, 'kills', 50)
  const random = seededRandom(options.seed ?? '2026')
  const world = await startWorld({ instances: 2, redis: options.redis !== 'off' })
  try {
    const browsers = await Promise.all(Array.from({ length: ANSWERS_PER_KILL }, () => world.openBrowser()))
    const comparisons: Array<Promise<Outcome>> = []
    for (let kill = 0; kill < kills; kill += 1) {
      const victim = kill % world.instances.length
      const readers = browsers.map((browser, at) => {
        browser.prefer(victim)
        // A kept-alive connection may lead to the other server.
        browser.line.cut()
        return { browser, ...startReader(browser, `kill-${kill}-${at}`) }
      })
      await sleep(LIFE_MS.min + random() * (LIFE_MS.max - LIFE_MS.min))
      await world.instances[victim]?.kill()
      await sleep(DRAIN_MS)
      for (const { browser, name, leave } of readers) {
        const seen = leave()
        browser.prefer((victim + 1) % world.instances.length)
        comparisons.push(compare(browser, name, seen))
      }
      await world.instances[victim]?.start()
    }
    const outcomes = await Promise.all(comparisons)
    const losses = outcomes.map(({ lostMs }) => lostMs)
    const faults = outcomes.flatMap(({ fault }) => fault ?? [])
    printTable(`Servers killed with -9, ${ANSWERS_PER_KILL} answers each at ${PER_SECOND} words/s`, [
      ['kills', 'answers', 'seen, not stored p50', 'p95', 'max', 'wrong'],
      [
        String(kills),
        String(outcomes.length),
        ...[0.5, 0.95, 1].map((share) => `${percentile(losses, share).toFixed(0)} ms`),
        String(faults.length),
      ],
    ])
    for (const fault of faults) console.log(`  WRONG ${fault}`)
    if (faults.length > 0) printErrors(world)
    if (faults.length > 0 || Math.max(...losses) > TARGET_MS) process.exitCode = 1
  } finally {
    await world.stop()
  }
}

const MAX_ERRORS = 10

/** The errors that the servers logged, oldest first. */
function printErrors({ instances }: World) {
  const lines = instances.flatMap((instance) => instance.output().split('\n'))
  for (const line of lines.filter((text) => text.includes('"level":"error"')).slice(0, MAX_ERRORS)) {
    console.log(`  ${line}`)
  }
}

/** Starts reading; `leave` stops it and returns what was seen. */
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

async function compare(browser: Browser, name: string, seen: string): Promise<Outcome> {
  const stored = await readStored(browser, name)
  const whole = countingDeltas(WORDS).join('')
  const text = stored?.text ?? ''
  const lostMs = (Math.max(0, seen.length - text.length) / CHARACTERS_PER_WORD / PER_SECOND) * 1_000
  const faults = [
    !whole.startsWith(text) && 'the stored text was never sent',
    !whole.startsWith(seen) && 'the seen text was never sent',
    stored && !isLabelled(stored.status) && `called ${stored.status}`,
    lostMs > TARGET_MS && 'too much is lost',
  ].filter(Boolean)
  const sizes = `${seen.length} characters seen, ${stored ? text.length : 'none'} stored, ${stored?.status}`
  return { lostMs, fault: faults.length > 0 ? `${name}: ${faults.join(', ')} (${sizes})` : undefined }
}

function isLabelled(status: string | undefined): boolean {
  return status !== undefined && status !== 'complete'
}
