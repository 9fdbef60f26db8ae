/**
 * A chat of 5,000 messages beside one of two: how soon after the navigation it is readable and usable, how long a key
 * waits while an answer streams into it, and how many messages are in the page.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { type AppProcess, startApp } from '@/e2e/support/app'
import { openEmbeddedDatabase } from '@/lib/server/database/embedded/embedded-database'
import { type SeededChat, seedLongChat } from './long-chat/seed'
import { KEY_PROBE, type PageTimings } from './probes/key-probe'
import { openBrowser, percentile, printTable } from './support'

const LONG = 5_000
const SHORT = 2
const OPENINGS = 9
const KEYS = 60
const KEY_MS = 120

// Usable: the newest answer is there and the page is hydrated, which focuses the text box. The server renders the end
// of the chat and the box with the first paint; text typed before hydration is kept.
const USABLE = `new Promise((resolve) => {
  const look = () => {
    const text = [...document.querySelectorAll('[data-markdown]')].at(-1)?.textContent ?? ''
    const box = document.querySelector('textarea')
    if (text !== '' && box === document.activeElement) {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      resolve({ renderedMs: paint?.startTime ?? performance.now(), usableMs: performance.now() })
    }
    else requestAnimationFrame(look)
  }
  look()
})`

async function openPage(browser: Browser, app: AppProcess, { chatId, token }: SeededChat) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addCookies([{ name: 'firstword-session', value: token, url: app.url }])
  const page = await context.newPage()
  await page.addInitScript(KEY_PROBE)
  await page.goto(`${app.url}/chat/${chatId}`)
  const timing = (await page.evaluate(USABLE)) as OpeningTimes
  return { context, page, timing }
}

/** Milliseconds from the navigation until the chat is rendered, and until the page is usable. */
interface OpeningTimes {
  renderedMs: number
  usableMs: number
}

async function measureOpening(browser: Browser, app: AppProcess, chat: SeededChat): Promise<OpeningTimes> {
  const { context, timing } = await openPage(browser, app, chat)
  await context.close()
  return timing
}

async function typeWhileStreaming(page: Page): Promise<{ keys: number[]; messages: number }> {
  const box = page.getByRole('textbox', { name: 'Message' })
  await box.fill('count to 20000')
  await page.locator('button[aria-label="Send"]:enabled').waitFor()
  await box.press('Enter')
  await page.locator('article[data-status="streaming"]').waitFor()
  await page.evaluate('felt.keys.length = 0')
  for (let count = 0; count < KEYS; count += 1) {
    await page.keyboard.press('abcdefgh'[count % 8] ?? 'a')
    await page.waitForTimeout(KEY_MS)
  }
  const { keys } = (await page.evaluate('({ keys: felt.keys })')) as Pick<PageTimings, 'keys'>
  const messages = await page.getByRole('article').count()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.locator('article[data-status="stopped"]').waitFor()
  return { keys, messages }
}

async function scrollFarUp(page: Page, messageCount: number) {
  const view = page.getByRole('region', { name: 'Conversation' })
  // Only a person's scrolling stops the page from following the bottom.
  await view.hover()
  await page.mouse.wheel(0, -100)
  for (let tries = 0; tries < 200 && (await page.getByRole('article').count()) < messageCount; tries += 1) {
    await view.evaluate((box) => box.scrollTo({ top: 0 }))
    await page.waitForTimeout(50)
  }
}

/** Measures opening, then typing. */
export async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'firstword-bench-'))
  const database = await openEmbeddedDatabase(join(dataDir, 'postgres'))
  const [long, short] = [await seedLongChat(database, LONG), await seedLongChat(database, SHORT)]
  await database.close()
  const app = await startApp({ DATA_DIR: dataDir, SIMULATOR_TTFT_MS: '50', SIMULATOR_TPS: '200' })
  const browser = await openBrowser()
  try {
    await measureOpening(browser, app, short)
    const openings = { long: [] as OpeningTimes[], short: [] as OpeningTimes[] }
    for (let round = 0; round < OPENINGS; round += 1) {
      openings.long.push(await measureOpening(browser, app, long))
      openings.short.push(await measureOpening(browser, app, short))
    }
    const line = (name: string, times: readonly OpeningTimes[]) => {
      const share = (read: (opening: OpeningTimes) => number, part: number) => percentile(times.map(read), part)
      const base = percentile(
        openings.short.map(({ usableMs }) => usableMs),
        0.5,
      )
      return [
        name,
        share(({ renderedMs }) => renderedMs, 0.5).toFixed(0),
        share(({ renderedMs }) => renderedMs, 0.95).toFixed(0),
        share(({ usableMs }) => usableMs, 0.5).toFixed(0),
        share(({ usableMs }) => usableMs, 0.95).toFixed(0),
        (share(({ usableMs }) => usableMs, 0.5) / base).toFixed(2),
      ]
    }
    printTable('From the navigation to a rendered chat, and to a usable page (ms)', [
      ['chat', 'rendered p50', 'p95', 'usable p50', 'p95', 'of short'],
      line(`${LONG} messages`, openings.long),
      line(`${SHORT} messages`, openings.short),
    ])

    const rows = [['chat', 'messages in the page', 'key p50', 'key p95', 'of short']]
    const measureTyping = async (chat: SeededChat, before: (page: Page) => Promise<void>) => {
      const { context, page } = await openPage(browser, app, chat)
      await before(page)
      const result = await typeWhileStreaming(page)
      await context.close()
      return result
    }
    const nothing = async () => {}
    const base = await measureTyping(short, nothing)
    const add = (name: string, { keys, messages }: typeof base) =>
      rows.push([
        name,
        String(messages),
        percentile(keys, 0.5).toFixed(0),
        percentile(keys, 0.95).toFixed(0),
        (percentile(keys, 0.95) / percentile(base.keys, 0.95)).toFixed(2),
      ])
    add('short', base)
    add('long, its end', await measureTyping(long, nothing))
    add('long, after scrolling far up', await measureTyping(long, (page) => scrollFarUp(page, 250)))
    printTable('Typing while an answer streams into the chat at 200 tokens/s (ms)', rows)
  } finally {
    await browser.close()
    await app.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
