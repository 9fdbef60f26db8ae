/**
 * From the upstream's sending of a delta to its paint in a browser: the built app beside the AI SDK's quickstart page,
 * taking turns, each answer in a fresh page.
 */
import type { Browser, Page } from '@playwright/test'
import { startApp } from '@/e2e/support/app'
import { delaysOf, watchWords } from './probes/watch-words'
import { ensurePeersBuilt, startPeers } from './processes/peers'
import { countQuestion, startUpstream, type Upstream } from './processes/upstream'
import { openBrowser, percentile, printTable } from './support'

const ANSWERS = 6
const WORDS = 120
const PER_SECOND = 20
const LIMIT_MS = 250

interface PageTarget {
  name: string
  url: string
  /** Matches the text of an answer; the last match counts. */
  selector: string
}

async function ask(page: Page, question: string) {
  const box = page.getByRole('textbox', { name: 'Message' })
  // Enter does nothing before the page is hydrated.
  await page.waitForLoadState('networkidle')
  await box.fill(question)
  await box.press('Enter')
}

/** The delays of one answer's words, in milliseconds. */
async function measure(browser: Browser, { url, selector }: PageTarget, upstream: Upstream, name: string) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    const getLooks = await watchWords(page, selector, WORDS)
    await ask(page, countQuestion(WORDS, name, PER_SECOND))
    const looks = await getLooks()
    return delaysOf((await upstream.takeStamps())[name] ?? [], looks)
  } finally {
    await context.close()
  }
}

/** Measures the pages in turn. */
export async function run() {
  await ensurePeersBuilt()
  const upstream = await startUpstream()
  const app = await startApp({ ANTHROPIC_BASE_URL: upstream.url })
  const peers = await startPeers(upstream.url)
  const browser = await openBrowser()
  const pages: PageTarget[] = [
    { name: 'the app', url: app.url, selector: '[data-markdown]' },
    { name: 'streamText and useChat, plain text', url: peers.url, selector: '[data-role=assistant]' },
  ]
  const answers = pages.map((): number[][] => [])
  try {
    // The first answer warms the server up and does not count.
    for (let turn = 0; turn <= ANSWERS; turn += 1) {
      for (const [at, page] of pages.entries()) {
        const delays = await measure(browser, page, upstream, `answer-${at}-${turn}`)
        if (turn > 0) answers[at]?.push(delays)
      }
    }
  } finally {
    await browser.close()
    await peers.stop()
    await app.stop()
    await upstream.stop()
  }
  const other = percentile((answers[1] ?? []).flat(), 0.5)
  printTable(`Sent to painted, ${ANSWERS} answers each of ${WORDS} deltas at ${PER_SECOND}/s (ms)`, [
    ['page', `within ${LIMIT_MS} ms`, 'p50', 'of the peer', 'p95', 'max', 'first delta p50', 'max'],
    ...pages.map(({ name }, at) => {
      const all = (answers[at] ?? []).flat()
      const first = (answers[at] ?? []).flatMap(([delay]) => delay ?? [])
      const within = all.filter((delay) => delay <= LIMIT_MS).length
      return [
        name,
        `${within} of ${all.length} (${((within / all.length) * 100).toFixed(2)} %)`,
        percentile(all, 0.5).toFixed(1),
        (percentile(all, 0.5) / other).toFixed(2),
        percentile(all, 0.95).toFixed(1),
        Math.max(...all).toFixed(1),
        percentile(first, 0.5).toFixed(1),
        Math.max(...first).toFixed(1),
      ]
    }),
  ])
  console.log('  Painted: at the first message after the frame with it. Every answer is the first of a fresh page.')
}
