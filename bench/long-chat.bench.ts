/**
 * A chat of 5,000 messages beside one of two: how soon after the navigation it can be read and written into, what a key
 * waits while an answer streams into it, and how much of it is in the page.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { type AppProcess, startApp } from '@/e2e/support/app'
import { openEmbeddedDatabase } from '@/lib/server/database/embedded/embedded-database'
import { KEY_PROBE, type PageFelt } from './key-probe'
import { type SeededChat, seedLongChat } from './long-chat/seed'
import { openBrowser, percentile, printTable } from './support'

const LONG = 5_000
const SHORT = 2
const OPENINGS = 9
const KEYS = 60
const KEY_MS = 120

// When the newest answer's text is drawn and the page has come to life, which puts the cursor into the text box. What is
// written before that is kept; the server draws the chat's end and the box with the first paint.
const USABLE = `new Promise((resolve) => {
  const look = () => {
    const text = [...document.querySelectorAll('[data-markdown]')].at(-1)?.textContent ?? ''
    const box = document.querySelector('textarea')
    if (text !== '' && box === document.activeElement) {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      resolve({ drawnMs: paint?.startTime ?? performance.now(), usableMs: performance.now() })
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
  const opened = (await page.evaluate(USABLE)) as Opening
  return { context, page, opened }
}

/** Milliseconds from the navigation until the chat is drawn, and until the page has come to life. */
interface Opening {
  renderedMs: number
  usableMs: number
}

async function opening(browser: Browser, app: AppProcess, chat: SeededChat): Promise<Opening> {
  const { context, opened } = await openPage(browser, app, chat)
  await context.close()
  return opened
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
  const { keys } = (await page.evaluate('({ keys: felt.keys })')) as Pick<PageFelt, 'keys'>
  const messages = await page.getByRole('article').count()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.locator('article[data-status="stopped"]').waitFor()
  return { keys, messages }
}

async function scrollFarUp(page: Page, until: number) {
  const view = page.getByRole('region', { name: 'Conversation' })
  // A person's scrolling ends the following of the bottom; a script's alone would be taken back.
  await view.hover()
  await page.mouse.wheel(0, -100)
  for (let tries = 0; tries < 200 && (await page.getByRole('article').count()) < until; tries += 1) {
    await view.evaluate((box) => box.scrollTo({ top: 0 }))
    await page.waitForTimeout(50)
  }
}

/** Opens and types. */
export async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'firstword-bench-'))
  const database = await openEmbeddedDatabase(join(dataDir, 'postgres'))
  const [long, short] = [await seedLongChat(database, LONG), await seedLongChat(database, SHORT)]
  await database.close()
  const app = await startApp({ DATA_DIR: dataDir, SIMULATOR_TTFT_MS: '50', SIMULATOR_TPS: '200' })
  const browser = await openBrowser()
  try {
    await opening(browser, app, short)
    const opened = { long: [] as Opening[], short: [] as Opening[] }
    for (let round = 0; round < OPENINGS; round += 1) {
      opened.long.push(await opening(browser, app, long))
      opened.short.push(await opening(browser, app, short))
    }
    const line = (name: string, openings: readonly Opening[]) => {
      const share = (read: (one: Opening) => number, part: number) => percentile(openings.map(read), part)
      const base = percentile(
        opened.short.map(({ usableMs }) => usableMs),
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
    printTable('From the navigation to a chat that is drawn, and to a page that has come to life (ms)', [
      ['chat', 'drawn p50', 'p95', 'alive p50', 'p95', 'of short'],
      line(`${LONG} messages`, opened.long),
      line(`${SHORT} messages`, opened.short),
    ])

    const rows = [['chat', 'messages in the page', 'key p50', 'key p95', 'of short']]
    const typed = async (chat: SeededChat, before: (page: Page) => Promise<void>) => {
      const { context, page } = await openPage(browser, app, chat)
      await before(page)
      const result = await typeWhileStreaming(page)
      await context.close()
      return result
    }
    const nothing = async () => {}
    const base = await typed(short, nothing)
    const add = (name: string, { keys, messages }: typeof base) =>
      rows.push([
        name,
        String(messages),
        percentile(keys, 0.5).toFixed(0),
        percentile(keys, 0.95).toFixed(0),
        (percentile(keys, 0.95) / percentile(base.keys, 0.95)).toFixed(2),
      ])
    add('short', base)
    add('long, its end', await typed(long, nothing))
    add('long, far scrolled up before', await typed(long, (page) => scrollFarUp(page, 250)))
    printTable('Typing while an answer streams into the chat at 200 tokens/s (ms)', rows)
  } finally {
    await browser.close()
    await app.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
