/** The memory that a running answer takes: its call, its log, its reader. */
import { readResources } from '@/bench/faults/resources'
import { sleep } from '@/bench/processes/clock'
import { countQuestion, type Upstream } from '@/bench/processes/upstream'
import { startMeasuredApp } from './measured-app'

/** The memory of `answers` at once, each with `deltas` received on average. */
export interface AnswerMemory {
  answers: number
  deltas: number
  /** Kilobytes for each, after garbage collection. */
  heldKilobytes: number
}

const ANSWERS = 100
const SECONDS = 20
const PER_SECOND = 20
const RAMP_MS = 50
const WARM_UP = { answers: 30, words: 40 }
const SETTLE_MS = 3_000

/** Compares a server at rest with the same server while all answers run. */
export async function measureAnswerMemory(upstream: Upstream): Promise<AnswerMemory> {
  const { app, me, stop } = await startMeasuredApp(upstream)
  try {
    const ask = (name: string, words: number) => me.ask(name, countQuestion(words, name, PER_SECOND))
    await askInTurn(WARM_UP.answers, (at) => ask(`warm-${at}`, WARM_UP.words))
    await sleep(SETTLE_MS)
    const before = await readResources(app)
    await upstream.takeCalls()
    const running = askInTurn(ANSWERS, (at) => ask(`held-${at}`, SECONDS * PER_SECOND))
    // All are running, and none has ended.
    await sleep((SECONDS / 2) * 1_000 + (ANSWERS * RAMP_MS) / 2)
    const during = await readResources(app)
    const calls = await upstream.calls()
    await running
    const deltas = calls.reduce((sum, { stamps }) => sum + stamps.length, 0)
    return {
      answers: calls.length,
      deltas: deltas / calls.length,
      heldKilobytes: (during.heldBytes - before.heldBytes) / 1_000 / calls.length,
    }
  } finally {
    await stop()
  }
}

async function askInTurn(count: number, ask: (at: number) => Promise<Response>) {
  const answers = Array.from({ length: count }, async (_, at) => {
    await sleep(at * RAMP_MS)
    await (await ask(at)).text()
  })
  await Promise.all(answers)
}
