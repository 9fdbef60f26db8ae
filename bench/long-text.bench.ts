/**
 * A page's longest task, in CPU time, with one long text: while it arrives in one piece, when it is copied, when the
 * page is reloaded, when folded parts are unfolded, when it is scrolled through, and when its chat is opened from
 * another page. `--only=WORD,WORD` plays the kinds whose names contain one of the words, `--phases=live,reload` only
 * these phases.
 */
import type { Browser, Page } from '@playwright/test'
import { startApp } from '@/e2e/support/app'
import { END, startOneDeltaModel } from '@/e2e/support/one-delta-model'
import { LONG_ANSWERS } from './long-text/cases'
import { type LongestTask, traceTasks } from './long-text/longest-tasks'
import { type BenchOptions, openBrowser, printTable } from './support'

const LIMIT_MS = 200
const PHASES = ['live', 'copied', 'reload', 'unfolded', 'scrolled', 'opened'] as const
/** The page is at rest when for this long, twice, it had no task above 50 ms and did not change. */
const REST_MS = 700
const GIVE_UP_MS = 25_000

const PROBE = `(() => {
  const felt = { last: performance.now() }
  window.felt = felt
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) felt.last = startTime + duration
  }).observe({ type: 'longtask', buffered: true })
  new MutationObserver(() => {
    felt.last = performance.now()
  }).observe(document, { subtree: true, childList: true, characterData: true })
})()`

/** Waits until the page is at rest; returns how many seconds it took. */
async function waitForRest(page: Page): Promise<number> {
  const startedAt = Date.now()
  for (let calm = 0; calm < 2 && Date.now() - startedAt < GIVE_UP_MS; ) {
    await page.waitForTimeout(REST_MS)
    const sinceMs = await page.evaluate('performance.now() - felt.last').catch(() => 0)
    calm = Number(sinceMs) > REST_MS ? calm + 1 : 0
  }
  return Math.max(0, Date.now() - startedAt - 2 * REST_MS) / 1_000
}

/** Whether the end of the text is on the page. */
const END_WORD = END.trim()
const isWhole = (page: Page) =>
  page.evaluate(`document.querySelector('main')?.textContent?.includes('${END_WORD}') ?? false`)

const ENDED = ['complete', 'error', 'interrupted', 'cut']
  .map((status) => `article[aria-label="Claude"][data-status="${status}"]`)
  .join()
const UNFOLD = `document.querySelectorAll('article details > summary, article button[aria-expanded=false]').forEach((element) => element.click())`

/** Sets the question at once: typing or pasting a megabyte would measure the browser's own work. */
const write = (page: Page, question: string) =>
  page.getByRole('textbox', { name: 'Message' }).evaluate((box, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, text)
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }, question)

interface CaseResult {
  readonly tasks: ReadonlyMap<string, LongestTask>
  readonly seconds: readonly number[]
  readonly note: string
}

async function play(browser: Browser, url: string, name: string, phases: readonly string[]): Promise<CaseResult> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-write'] })
  context.setDefaultTimeout(GIVE_UP_MS)
  try {
    const page = await context.newPage()
    await page.addInitScript(PROBE)
    await page.goto(url)
    await page.waitForLoadState('networkidle')
    const { part, text } = LONG_ANSWERS[name]?.() ?? {}
    const question = part === 'question' ? `case: ${name}. ${text}` : `case: ${name}.`
    await write(page, question)
    await page.locator('button[aria-label="Send"]:enabled').waitFor()
    await waitForRest(page)
    const trace = await traceTasks(browser, page)
    const answer = page.locator('article[aria-label="Claude"]').last()
    const notes: (string | null)[] = []
    const acts: Record<(typeof PHASES)[number], () => Promise<unknown>> = {
      async live() {
        await page.getByRole('textbox', { name: 'Message' }).press('Enter')
        await page.locator(ENDED).last().waitFor()
      },
      async copied() {
        await answer.getByRole('button', { name: 'Copy', exact: true }).click()
      },
      async reload() {
        notes.push(await answer.getAttribute('data-status'), (await isWhole(page)) ? '' : 'NOT WHOLE')
        await page.reload()
        await answer.waitFor()
      },
      async unfolded() {
        notes.push((await isWhole(page)) ? '' : 'NOT WHOLE AFTER RELOAD')
        await page.evaluate(UNFOLD)
      },
      async scrolled() {
        const box = `document.querySelector('[aria-label="Conversation"]')`
        for (const share of [0, 0.3, 0.6, 1]) {
          await page.evaluate(`${box}.scrollTop = ${box}.scrollHeight * ${share}`)
          await page.waitForTimeout(100)
        }
      },
      async opened() {
        await page.goto(url)
        await waitForRest(page)
        await page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').first().click()
        await answer.waitFor()
      },
    }
    const seconds: number[] = []
    for (const phase of PHASES.filter((name) => phases.includes(name))) {
      await acts[phase]()
      seconds.push(await waitForRest(page))
      await trace.end(phase)
    }
    return { tasks: await trace.read(), seconds, note: notes.join(' ').trim() }
  } finally {
    // After a failure an open trace would keep the next kind from starting its own.
    await browser.stopTracing().catch(() => undefined)
    await context.close()
  }
}

/** Plays each kind in a page of its own. */
export async function run(options: BenchOptions = {}) {
  const caseOf = (body: string) => /case: ([^."]*)\./.exec(body)?.[1] ?? ''
  const upstream = await startOneDeltaModel((body) => {
    if (/"tool_result"/.test(body) || /You name chats/.test(body)) return { part: 'text', text: `Done.${END}` }
    const answer = LONG_ANSWERS[caseOf(body)]?.() ?? { part: 'text', text: 'Unknown.' }
    return answer.part === 'text' ? { ...answer, text: answer.text + END } : answer
  })
  const app = await startApp({ ANTHROPIC_BASE_URL: upstream.url, ANTHROPIC_API_KEY: 'sk-bench' })
  const browser = await openBrowser()
  const phases = PHASES.filter((phase) => (options.phases ?? PHASES.join()).split(',').includes(phase))
  const rows: string[][] = [['text', ...phases, 's', 'note']]
  const words = (options.only ?? '').split(',')
  const names = Object.keys(LONG_ANSWERS).filter((name) => words.some((word) => name.includes(word)))
  try {
    for (const name of names) {
      const result = await play(browser, app.url, name, phases).catch((error: Error) => error)
      if (result instanceof Error) {
        rows.push([name, `failed: ${result.message.split('\n')[0]}`])
        process.exitCode = 1
      } else {
        const { tasks, seconds, note } = result
        const longest = phases.map((phase) => tasks.get(phase) ?? { cpu: Number.NaN, wall: Number.NaN })
        const cells = longest.map(({ cpu, wall }) => `${cpu} (${wall})`)
        rows.push([name, ...cells, seconds.map((value) => value.toFixed(0)).join('/'), note])
        if (longest.some(({ cpu }) => !(cpu <= LIMIT_MS))) process.exitCode = 1
      }
      console.error(rows.at(-1)?.join('  '))
    }
    printTable(
      `Longest task of the page in ms of CPU time, at most ${LIMIT_MS} (and in wall time, which includes waiting for a core)`,
      rows,
    )
  } finally {
    await browser.close()
    await app.stop()
    upstream.stop()
  }
}
