/**
 * The clocks of the stage against the server's own times: what a pane shows as its first word and its end, and when the
 * recording of the same answer says that they were sent.
 */
import type { Page } from '@playwright/test'
import { startApp } from '@/e2e/support/app'
import { createMeter } from '@/lib/client/stage/measure'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { type BenchOptions, numberOf, openBrowser, percentile, printTable } from './support'

const ROUNDS = 20
/** Shown times are rounded to 10 ms, which is part of the difference. */
const GOAL_MS = 20

/** How much later the page shows something than the server sent it, in milliseconds. */
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
  const [cold, ...warm] = results
  const row = (name: string, values: number[]) => [
    name,
    percentile(values, 0.5).toFixed(0),
    percentile(values, 0.95).toFixed(0),
    Math.max(...values.map(Math.abs)).toFixed(0),
  ]
  const title = `Shown later than the server sent it (ms; cold ${cold?.firstWord.toFixed(0)} and ${cold?.end.toFixed(0)})`
  printTable(title, [
    ['what', 'p50', 'p95', 'most'],
    row(
      'first word',
      warm.map(({ firstWord }) => firstWord),
    ),
    row(
      'end',
      warm.map(({ end }) => end),
    ),
  ])
  const isGood = ['firstWord', 'end'].every((name) => {
    const values = warm.map((each) => Math.abs(each[name as keyof Round]))
    return percentile(values, 0.5) <= GOAL_MS
  })
  console.log(`  Goal: within ${GOAL_MS} ms in the middle: ${isGood ? 'reached' : 'missed'}`)
  if (!isGood) process.exitCode = 1
}

async function playOnce(page: Page, url: string): Promise<Round> {
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  await page.getByText('had been readable').waitFor({ timeout: 30_000 })
  const clocks = page.getByRole('region', { name: 'As it is written' }).getByRole('group', { name: 'Clocks' })
  const [firstWord, , , end] = (await clocks.locator('dd').allTextContents()).map((figure) => Number.parseFloat(figure))
  const [, , chatId, , answerId] = (
    (await page.getByRole('link', { name: 'Inspect' }).getAttribute('href')) ?? ''
  ).split('/')
  const timeline = await page.request.get(`${url}/api/chats/${chatId}/recordings/${answerId}/timeline`)
  const data = [...(await timeline.text()).matchAll(/^data: (\{.*\})$/gm)]
  const moments: TimelineEntry[] = data.map(([, json = '']) => JSON.parse(json))
  const sent = createMeter({ moments, hasEnded: true }).at(Number.POSITIVE_INFINITY)
  return {
    firstWord: Number(firstWord) * 1000 - (sent.firstWordMs ?? Number.NaN),
    end: Number(end) * 1000 - (sent.endMs ?? Number.NaN),
  }
}
