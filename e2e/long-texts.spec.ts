/** Long texts that come all at once: whole in the end, and drawn in parts, each of which is counted. */
import type { Page } from '@playwright/test'
import { FRAME_COST, FRAME_MARK } from '@/components/markdown/frame-budget'
import { LIMITS } from '@/lib/markdown/parse/limits'
import { startApp } from './support/app'
import { test as base, CANARY_KEY, expect } from './support/fixtures'
import { END, startOneDeltaModel } from './support/one-delta-model'
import { ask, expectStatus, lastAnswer, lastMarkdown } from './support/page'

const UNBROKEN = 'x'.repeat(1_000_000)
const LINES = 'let x = 1\n'.repeat(200_000)
const HEADINGS = 400
const headings = Array.from({ length: HEADINGS }, (_, at) => `## Part $x_{${at}}$\n\n`).join('')

const TEXTS: Readonly<Record<string, string>> = {
  unbroken: UNBROKEN,
  language: `\`\`\`${'a'.repeat(50_000)}\nlet x = 1\n\`\`\``,
  lines: `\`\`\`js\n${LINES}\`\`\``,
  headings,
}

async function startLongApp() {
  const model = await startOneDeltaModel((body) => {
    const name = /send the text (\w+)/.exec(body)?.[1] ?? ''
    const isTitle = /You name chats/.test(body)
    return { part: 'text', text: isTitle ? 'A long text' : `${TEXTS[name] ?? ''}${END}` }
  })
  const app = await startApp({ ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: CANARY_KEY })
  return { ...app, stop: () => app.stop().then(model.stop) }
}

const test = base.extend({ app: async ({ apps }, use) => use(await apps.get(startLongApp)) })

/** A frame's share, and one block that is let through all the same: one that is no Markdown is weighed by its letters. */
const maxCost = (text: string) => FRAME_COST + Math.max(LIMITS.cost, 0.03 * text.length)
const MAX_ELEMENTS = 10_000
const MAX_LETTERS = 16 * 1024

/** Counts what the page does at once: what a frame draws, the elements that come together, the longest text that is one. */
async function countWork(page: Page) {
  await page.addInitScript((mark) => {
    const most = { cost: 0, elements: 0, letters: 0 }
    Object.assign(window, { most })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName(mark)) {
        const { cost } = (entry as PerformanceMark).detail as { cost: number }
        most.cost = Math.max(most.cost, cost)
      }
    }).observe({ type: 'mark' })
    new MutationObserver((records) => {
      // What a parser adds is told once for itself and once within all around it.
      const seen = new Set<Node>()
      let elements = 0
      const see = (node: Node) => {
        if (seen.has(node) || node.parentElement?.tagName === 'SCRIPT') return
        seen.add(node)
        if (node instanceof Text) most.letters = Math.max(most.letters, node.length)
        else elements++
      }
      for (const { target, type, addedNodes } of records) {
        if (type === 'characterData') see(target)
        for (const added of addedNodes) {
          if (seen.has(added)) continue
          see(added)
          const walker = document.createTreeWalker(added)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) see(node)
        }
      }
      most.elements = Math.max(most.elements, elements)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  }, FRAME_MARK)
  return () => page.evaluate(() => Reflect.get(window, 'most') as { cost: number; elements: number; letters: number })
}

const isEqual = (page: Page, selector: string, text: string) =>
  expect
    .poll(() =>
      page.evaluate(
        ([where = '', expected]) => document.querySelector(where)?.textContent === expected,
        [selector, text],
      ),
    )
    .toBe(true)

// A trace would keep every state of these pages. Where none is kept anyway, saying so would cost a worker of its own.
if (!process.env.PLAYWRIGHT_REPORT_FILE) test.use({ trace: 'off' })
// In one worker: each other one would start a model and an app for one test.
test.describe.configure({ mode: 'default' })

/** What the page must show of each text in the end. */
const SHOWN: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  unbroken: (page) => isEqual(page, '[data-markdown] .plain-block', UNBROKEN),
  language: (page) => isEqual(page, '[data-markdown] code', 'let x = 1\n'),
  lines: (page) => isEqual(page, '[data-markdown] code', LINES),
  async headings(page) {
    await expect(lastMarkdown(page).locator('h2')).toHaveCount(HEADINGS)
    await expect(lastMarkdown(page).locator('.katex')).toHaveCount(HEADINGS)
  },
}

for (const [name, text] of Object.entries(TEXTS)) {
  test(`a long text at once is drawn in parts, and whole: ${name}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const work = await countWork(page)
    await page.goto('/')
    await ask(page, `send the text ${name}`)
    await expectStatus(page, 'complete')
    const shown = async () => {
      await expect(lastMarkdown(page)).toContainText(END.trim())
      await SHOWN[name]?.(page)
    }
    await shown()
    await lastAnswer(page).getByRole('button', { name: 'Copy', exact: true }).click()
    await expect
      .poll(() =>
        page.evaluate((expected) => navigator.clipboard.readText().then((copied) => copied === expected), text + END),
      )
      .toBe(true)
    const live = await work()
    await page.reload()
    await shown()
    for (const most of [live, await work()]) {
      expect(most.cost).toBeLessThanOrEqual(maxCost(text))
      expect(most.elements).toBeLessThanOrEqual(MAX_ELEMENTS)
      expect(most.letters).toBeLessThanOrEqual(MAX_LETTERS)
    }
    // The counting itself counts.
    if (name === 'lines' || name === 'headings') expect(live.cost).toBeGreaterThan(FRAME_COST / 2)
  })
}
