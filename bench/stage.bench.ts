/**
 * The clocks of the stage against the log: the wall-clock times of the first word and the end as the stage shows them, and
 * as another reader of the same log, in this process, got them.
 */
import type { Page, Request } from '@playwright/test'
import { startApp } from '@/e2e/support/app'
import { measure } from '@/lib/client/stage/measure'
import { readChunks } from '@/lib/client/transport/read-chunks'
import type { Moment } from '@/lib/stream/timeline'
import { type BenchOptions, median, numberOf, openBrowser, percentile, printTable } from './support'

const ROUNDS = 20
/** Shown times are rounded to 10 ms, which is part of the difference. */
const GOAL_MS = 20

/** How much later the stage has something than the other reader, in milliseconds. */
interface Round {
  firstWord: number
  end: number
}

/** The short preset at its quickest pace, again and again in one page; the first round is cold. */
export async function run(options: BenchOptions) {
  const rounds = numberOf(options, 'rounds', ROUNDS)
  const app = await startApp({})
  const browser = await openBrowser()
  const results: Round[] = []
  try {
    const page = await browser.newPage()
    await page.goto(`${app.url}/stage?preset=short&pace=167`)
    for (let round = 0; round <= rounds; round += 1) results.push(await playOnce(page, app.url))
  } finally {
    await browser.close()
    await app.stop()
  }
  const warm = results.slice(1)
  const firstWords = warm.map(({ firstWord }) => firstWord)
  const ends = warm.map(({ end }) => end)
  printTable('Times on the stage, against another reader of the same log (ms later)', [
    ['what', 'least', 'p50', 'p95', 'most'],
    rowOf('first word', firstWords),
    rowOf('end', ends),
  ])
  const isReached = [firstWords, ends].every((values) => Math.abs(median(values)) <= GOAL_MS)
  console.log(`  Goal: within ${GOAL_MS} ms at p50: ${isReached ? 'reached' : 'missed'}`)
  if (!isReached) process.exitCode = 1
}

function rowOf(name: string, values: number[]): string[] {
  const figures = [Math.min(...values), median(values), percentile(values, 0.95), Math.max(...values)]
  return [name, ...figures.map((figure) => figure.toFixed(0))]
}

async function playOnce(page: Page, url: string): Promise<Round> {
  const asking = page.waitForRequest(`${url}/api/chat`)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const asked = await asking
  const moments = await follow(page, url, asked)
  await page.getByText('had been readable').waitFor({ timeout: 30_000 })
  const clocks = page.getByRole('region', { name: 'As it is written' }).getByRole('group', { name: 'Clocks' })
  const [firstWord, , , end] = (await clocks.locator('dd').allTextContents()).map((figure) => Number.parseFloat(figure))
  const read = measure({ moments, hasEnded: true })
  const { startTime } = asked.timing()
  const later = (shown: number | undefined, at: number | undefined) => startTime + Number(shown) * 1000 - Number(at)
  return { firstWord: later(firstWord, read.firstWordMs), end: later(end, read.endMs) }
}

/** Reads the answer from its log, as the page's person; times are milliseconds since the epoch. */
async function follow(page: Page, url: string, asked: Request): Promise<Moment[]> {
  const { id } = asked.postDataJSON() as { id: string }
  const moments: Moment[] = []
  for (;;) {
    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`)
    const response = await fetch(`${url}/api/chat/${id}/stream`, { headers: { cookie: cookies.join('; ') } })
    // The question may not have been accepted yet.
    if (response.status !== 200 || !response.body) continue
    for await (const { chunks } of readChunks(response.body, { idleMs: 30_000 })) {
      moments.push({ at: Date.now(), chunks: chunks.map(({ chunk }) => chunk) })
    }
    return moments
  }
}
