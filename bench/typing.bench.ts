/**
 * How the page feels while demanding answers stream into it: how long a key typed in the text box waits for its paint,
 * how many frames are dropped, and how late the last word is. An idle page is the baseline.
 */
import type { Browser, Page } from '@playwright/test'
import { type AppProcess, startApp } from '@/e2e/support/app'
import { SHOWN_SCRIPTS } from '@/lib/server/simulator/scripts/scripts'
import { BOMB_END, BOMB_NAMES } from '@/lib/server/simulator/scripts/texts/bombs'
import { HOSTILE_END } from '@/lib/server/simulator/scripts/texts/hostile'
import { KEY_PROBE, type PageTimings } from './probes/key-probe'
import { openBrowser, percentile, printTable } from './support'

const TOKENS_PER_SECOND = 500
const LONG_BYTES = 64 * 1024
const MIN_KEYS = 20
const KEY_MS = 120
const LAST_WORD = 'quokkaterminus'

interface Task {
  name: string
  question: string
  /** The words at the answer's end. */
  until: string
}

interface Responsiveness {
  /** Milliseconds from each key to its paint. */
  keys: number[]
  droppedShare: number
  longestFrameMs: number
  /** From the last bytes that the page read to the paint of the last word. */
  lateMs: number | undefined
  nextChatWorks: boolean
}

/** All of the simulator's texts, repeated up to a size. */
function longMarkdown(bytes: number): string {
  const texts = SHOWN_SCRIPTS.flatMap((script) => {
    const context = { question: script.question, messages: [], toolResults: [], tools: [], paused: [] }
    return script.steps(context).flatMap((step) => (step.type === 'say' ? [step.text] : []))
  })
  let text = ''
  for (let at = 0; text.length < bytes; at += 1) text += `${texts[at % texts.length]}\n\n`
  return `${text.slice(0, text.lastIndexOf('\n', bytes))}\n\n${LAST_WORD}`
}

async function type(page: Page, isOver: () => Promise<boolean>) {
  for (let count = 0; count < 2_000; count += 1) {
    await page.keyboard.press('abcdefgh'[count % 8] ?? 'a')
    await page.waitForTimeout(KEY_MS)
    if (count >= MIN_KEYS && (await isOver())) return
  }
}

async function measure(browser: Browser, app: AppProcess, task: Task | undefined): Promise<Responsiveness> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(KEY_PROBE)
    await page.goto(app.url)
    const box = page.getByRole('textbox', { name: 'Message' })
    await page.locator('textarea:focus').waitFor()
    if (task) {
      await box.fill(task.question)
      await page.locator('button[aria-label="Send"]:enabled').waitFor()
      await page.evaluate(`felt.watch(${JSON.stringify(task.until)})`)
      await box.press('Enter')
    }
    await page.evaluate('felt.keys.length = 0; felt.frames.length = 0')
    await box.focus()
    const answer = page.locator('article[aria-label="Claude"]').last()
    const running = new Set(['submitted', 'streaming'])
    await type(page, async () => !task || !running.has((await answer.getAttribute('data-status')) ?? 'submitted'))
    await page.waitForTimeout(500)
    const felt = (await page.evaluate(
      '({ keys: felt.keys, frames: felt.frames, lastReadAt: felt.lastReadAt, lastWordAt: felt.lastWordAt })',
    )) as PageTimings
    const frames = felt.frames.slice(1)
    const dropped = frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / 16.667) - 1), 0)
    return {
      keys: felt.keys,
      droppedShare: dropped / Math.max(1, frames.length + dropped),
      longestFrameMs: Math.max(...frames),
      lateMs: task && felt.lastWordAt > 0 ? Math.max(0, felt.lastWordAt - felt.lastReadAt) : undefined,
      nextChatWorks: await worksAfter(page),
    }
  } finally {
    await context.close()
  }
}

async function worksAfter(page: Page): Promise<boolean> {
  await page.getByRole('button', { name: 'New chat' }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('count to 3')
  await page.getByRole('button', { name: 'Send' }).click()
  const shown = page.getByRole('article', { name: 'Claude' }).getByText('w000003')
  return shown.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  )
}

/** Types into each answer in turn. */
export async function run() {
  const app = await startApp({ SIMULATOR_TTFT_MS: '50', SIMULATOR_TPS: String(TOKENS_PER_SECOND) })
  const browser = await openBrowser()
  const tasks: Task[] = [
    {
      name: `${LONG_BYTES / 1024} KB of Markdown`,
      question: `Repeat after me: ${longMarkdown(LONG_BYTES)}`,
      until: LAST_WORD,
    },
    { name: 'the hostile answer', question: 'Be hostile', until: HOSTILE_END },
    ...BOMB_NAMES.map((name) => ({
      name: `bomb: ${name}`,
      question: `Send a Markdown bomb: ${name}`,
      until: BOMB_END,
    })),
  ]
  try {
    await measure(browser, app, undefined)
    const idle = await measure(browser, app, undefined)
    const base = percentile(idle.keys, 0.95)
    const rows = [
      ['answer', 'keys', 'key p50', 'key p95', 'of idle', 'dropped', 'longest', 'last word late', 'next chat'],
    ]
    const row = (name: string, { keys, droppedShare, longestFrameMs, lateMs, nextChatWorks }: Responsiveness) =>
      rows.push([
        name,
        String(keys.length),
        percentile(keys, 0.5).toFixed(0),
        percentile(keys, 0.95).toFixed(0),
        (percentile(keys, 0.95) / base).toFixed(1),
        `${(droppedShare * 100).toFixed(0)} %`,
        longestFrameMs.toFixed(0),
        lateMs === undefined ? '' : lateMs.toFixed(0),
        nextChatWorks ? 'works' : 'DOES NOT WORK',
      ])
    row('idle page', idle)
    for (const task of tasks) row(task.name, await measure(browser, app, task))
    printTable(`Typing while an answer streams at ${TOKENS_PER_SECOND} tokens/s (ms)`, rows)
  } finally {
    await browser.close()
    await app.stop()
  }
}
