/**
 * What a page does with one long text: its longest task while the text comes in one piece, when the page is loaded with
 * it, when its chat is opened from another, when what is folded in it is unfolded, and when it is scrolled through.
 * `--only=WORD` plays the kinds with that word in their names.
 */
import type { Browser, Page } from '@playwright/test'
import { startApp } from '@/e2e/support/app'
import { END, LONG_ANSWERS } from './long-text/cases'
import { startUpstream } from './long-text/upstream'
import { type BenchOptions, openBrowser, printTable } from './support'

const LIMIT_MS = 200
/** The page has come to rest when it has had no task above 50 ms for this long, twice. */
const REST_MS = 700
const GIVE_UP_MS = 25_000

const PROBE = `(() => {
  const felt = { tasks: [], last: performance.now() }
  window.felt = felt
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) {
      felt.tasks.push(Math.round(duration))
      felt.last = startTime + duration
    }
  }).observe({ type: 'longtask', buffered: true })
})()`

interface Felt {
  /** The longest task; 0 when none took 50 ms. */
  longest: number
  /** Until the page was at rest. */
  seconds: number
}

async function rest(page: Page): Promise<Felt> {
  const startedAt = Date.now()
  for (let calm = 0; calm < 2 && Date.now() - startedAt < GIVE_UP_MS; ) {
    await page.waitForTimeout(REST_MS)
    const sinceMs = await page.evaluate('performance.now() - felt.last').catch(() => 0)
    calm = Number(sinceMs) > REST_MS ? calm + 1 : 0
  }
  const tasks = (await page.evaluate('felt.tasks.splice(0)')) as number[]
  return { longest: Math.max(0, ...tasks), seconds: (Date.now() - startedAt - 2 * REST_MS) / 1_000 }
}

/** Whether the end of the text stands on the page. */
const END_WORD = END.trim()
const isWhole = (page: Page) =>
  page.evaluate(`document.querySelector('main')?.textContent?.slice(-100000).includes('${END_WORD}') ?? false`)

async function play(browser: Browser, url: string, name: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  context.setDefaultTimeout(GIVE_UP_MS)
  try {
    const page = await context.newPage()
    await page.addInitScript(PROBE)
    await page.goto(url)
    await page.getByRole('textbox', { name: 'Message' }).fill(`case: ${name}.`)
    await page.locator('button[aria-label="Send"]:enabled').waitFor()
    await rest(page)
    await page.getByRole('textbox', { name: 'Message' }).press('Enter')
    const answer = page.locator('article[aria-label="Claude"]').last()
    const ended = page.waitForFunction(
      `['complete','error','interrupted','cut'].includes(document.querySelector('article[aria-label="Claude"]')?.dataset.status)`,
    )
    await ended.catch(() => undefined)
    const live = await rest(page)
    const status = await answer.getAttribute('data-status')
    const whole = await isWhole(page)
    await page.reload()
    await answer.waitFor()
    const reload = await rest(page)
    const wholeAfter = await isWhole(page)
    await page.evaluate(
      `document.querySelectorAll('article details > summary, article button[aria-expanded=false]').forEach((each) => each.click())`,
    )
    const unfolded = await rest(page)
    const box = `document.querySelector('[aria-label="Conversation"]')`
    for (const share of [0, 0.3, 0.6, 1]) {
      await page.evaluate(`${box}.scrollTop = ${box}.scrollHeight * ${share}`)
      await page.waitForTimeout(100)
    }
    const scrolled = await rest(page)
    await page.goto(url)
    await rest(page)
    await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').first().click()
    await answer.waitFor()
    const opened = await rest(page)
    return {
      live,
      reload,
      unfolded,
      scrolled,
      opened,
      note: [status, whole && wholeAfter ? '' : 'NOT WHOLE'].join(' '),
    }
  } finally {
    await context.close()
  }
}

/** Plays each kind in a page of its own. */
export async function run(options: BenchOptions = {}) {
  const named = (body: string) => /case: ([^."]*)\./.exec(body)?.[1] ?? ''
  const upstream = await startUpstream((body) => {
    if (/"tool_result"/.test(body) || /You name chats/.test(body)) return { part: 'text', text: `Done.${END}` }
    const answer = LONG_ANSWERS[named(body)]?.() ?? { part: 'text', text: 'Unknown.' }
    return answer.part === 'text' ? { ...answer, text: answer.text + END } : answer
  })
  const app = await startApp({ ANTHROPIC_BASE_URL: upstream.url, ANTHROPIC_API_KEY: 'sk-bench' })
  const browser = await openBrowser()
  const rows: string[][] = [['text', 'live', 'reload', 'unfolded', 'scrolled', 'opened', 's', 'note']]
  const names = Object.keys(LONG_ANSWERS).filter((name) => name.includes(options.only ?? ''))
  try {
    for (const name of names) {
      const row = await play(browser, app.url, name).then(
        ({ live, reload, unfolded, scrolled, opened, note }) => [
          ...[live, reload, unfolded, scrolled, opened].map(({ longest }) => String(longest)),
          `${live.seconds.toFixed(0)}/${reload.seconds.toFixed(0)}`,
          note,
        ],
        (error: Error) => [`failed: ${error.message.split('\n')[0]}`],
      )
      rows.push([name, ...row])
      console.error(rows.at(-1)?.join('  '))
      if (row.slice(0, 5).some((cell) => Number(cell) > LIMIT_MS) || row.length < 5) process.exitCode = 1
    }
    printTable(`Longest task of the page, ms (at most ${LIMIT_MS}); 0 is below 50`, rows)
  } finally {
    await browser.close()
    await app.stop()
    upstream.stop()
  }
}
