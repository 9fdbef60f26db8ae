/**
 * The inspector with an answer of 10,000 events beside one of 1,000: how soon its timeline is whole, and the page's longest
 * task while it opens, is scrubbed through, plays, is searched and is scrolled.
 */
import type { Browser, Page } from '@playwright/test'
import { startApp } from '@/e2e/support/app'
import { traceTasks } from './long-text/longest-tasks'
import { median, openBrowser, printTable } from './support'

const [SHORT, LONG] = [1_000, 10_000]
const OPENINGS = 5
const OPEN_LIMIT_MS = 1_000
const TASK_LIMIT_MS = 50
const PHASES = ['opened', 'scrubbed', 'stepped', 'played', 'searched', 'scrolled'] as const
const REST_MS = 700

/** Waits until the page shows the end of a timeline with that many events and more. */
const whole = (events: number) => `new Promise((resolve) => {
  const look = () => {
    const slider = document.querySelector('input[type=range]')
    const row = document.querySelector('[role=listbox] [role=option]')
    if (slider && row && Number(slider.max) > ${events} && slider.value === slider.max) resolve(performance.now())
    else requestAnimationFrame(look)
  }
  look()
})`

/** Moves the slider as a hand does, with one place for each frame. */
const SCRUB = `(async () => {
  const slider = document.querySelector('input[type=range]')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
  const max = Number(slider.max)
  for (let step = 0; step <= 240; step += 1) {
    const share = step % 40 === 0 ? (step * 7 % 11) / 11 : 0.5 - 0.5 * Math.cos(step / 12)
    set.call(slider, String(Math.round(share * max)))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await new Promise(requestAnimationFrame)
  }
})()`

async function askFor(browser: Browser, url: string, events: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(url)
  const box = page.getByRole('textbox', { name: 'Message' })
  await box.fill(`count to ${events}`)
  await page.locator('button[aria-label="Send"]:enabled').waitFor()
  await box.press('Enter')
  await page.locator('article[aria-label="Claude"][data-status="complete"]').waitFor({ timeout: 120_000 })
  const address = await page.getByRole('link', { name: 'Inspect' }).getAttribute('href')
  await page.close()
  return { context, address: `${url}${address}` }
}

type Asked = Awaited<ReturnType<typeof askFor>>

async function open({ context, address }: Asked, events: number): Promise<{ page: Page; openedMs: number }> {
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'commit' })
  const openedMs = (await page.evaluate(whole(events))) as number
  return { page, openedMs }
}

async function tasksOf(browser: Browser, asked: Asked, events: number) {
  const page = await asked.context.newPage()
  const trace = await traceTasks(browser, page)
  await page.goto(asked.address)
  await page.evaluate(whole(events))
  const acts: Record<(typeof PHASES)[number], () => Promise<unknown>> = {
    opened: async () => {},
    scrubbed: () => page.evaluate(SCRUB),
    async stepped() {
      await page.getByRole('listbox', { name: 'Events of the answer' }).focus()
      for (let step = 0; step < 40; step += 1) await page.keyboard.press(step < 20 ? 'ArrowUp' : 'ArrowDown')
    },
    async played() {
      await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.25')
      await page.getByRole('button', { name: 'Play' }).click()
      await page.waitForTimeout(4_000)
    },
    async searched() {
      await page.getByRole('searchbox').pressSequentially('w00999')
      await page.getByRole('searchbox').fill('')
    },
    async scrolled() {
      const list = page.getByRole('listbox', { name: 'Events of the answer' })
      for (const share of [0, 0.5, 0.25, 1]) {
        await list.evaluate((box, part) => box.scrollTo({ top: box.scrollHeight * part }), share)
        await page.waitForTimeout(100)
      }
    },
  }
  for (const phase of PHASES) {
    await acts[phase]()
    await page.waitForTimeout(REST_MS)
    await trace.end(phase)
  }
  const tasks = await trace.read()
  await page.close()
  return PHASES.map((phase) => tasks.get(phase)?.cpu ?? Number.NaN)
}

/** Measures both answers in turn. */
export async function run() {
  const app = await startApp({ SIMULATOR_TTFT_MS: '0', SIMULATOR_TPS: '0' })
  const browser = await openBrowser()
  try {
    const [short, long] = [await askFor(browser, app.url, SHORT), await askFor(browser, app.url, LONG)]
    const openings = { short: [] as number[], long: [] as number[] }
    for (let round = 0; round <= OPENINGS; round += 1) {
      for (const [name, asked, events] of [
        ['short', short, SHORT],
        ['long', long, LONG],
      ] as const) {
        const { page, openedMs } = await open(asked, events)
        await page.close()
        // The first one fills the browser's cache.
        if (round > 0) openings[name].push(openedMs)
      }
    }
    const shortTasks = await tasksOf(browser, short, SHORT)
    const longTasks = await tasksOf(browser, long, LONG)
    const [shortMs, longMs] = [median(openings.short), median(openings.long)]
    printTable(`From the navigation to the whole timeline (ms, median of ${OPENINGS}; at most ${OPEN_LIMIT_MS})`, [
      ['events', 'ms', 'ratio'],
      [String(SHORT), shortMs.toFixed(0), '1.00'],
      [String(LONG), longMs.toFixed(0), (longMs / shortMs).toFixed(2)],
    ])
    printTable(`Longest task of the page in ms of CPU time (at most ${TASK_LIMIT_MS})`, [
      ['events', ...PHASES],
      [String(SHORT), ...shortTasks.map(String)],
      [String(LONG), ...longTasks.map(String)],
    ])
    if (!(longMs <= OPEN_LIMIT_MS) || longTasks.some((cpu) => !(cpu <= TASK_LIMIT_MS))) process.exitCode = 1
  } finally {
    await browser.close()
    await app.stop()
  }
}
