/** axe finds nothing in any state, in both themes and at both widths. */
import type { Page } from '@playwright/test'
import { still, violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, lastMarkdown, words } from './support/page'
import { button, chooseZip, expectDocument, openForm, texts, waitForOutline, writeAll } from './support/write'

const STATES: Array<[name: string, reach: (page: Page) => Promise<void>]> = [
  ['empty', async () => {}],
  [
    'everything an answer can hold',
    async (page) => {
      await ask(page, 'Show me a tour of Markdown')
      await expectStatus(page, 'complete')
      await ask(page, 'Show me code in several languages')
      await expectStatus(page, 'complete')
      await ask(page, 'Show me some math')
      await expectStatus(page, 'complete')
    },
  ],
  [
    'thinking and tools',
    async (page) => {
      await ask(page, 'Think hard, then solve a small puzzle')
      await expectStatus(page, 'complete')
      await lastAnswer(page)
        .getByRole('button', { name: /^Thought/ })
        .click()
      await ask(page, 'Compare the time in New York and Tokyo')
      await expectStatus(page, 'complete')
    },
  ],
  [
    'a chart with its table, tools side by side, code that asks',
    async (page) => {
      await ask(page, 'Show me a chart of the temperatures in Rome and Oslo')
      await expectStatus(page, 'complete')
      await lastAnswer(page).getByText('Show table').click()
      await ask(page, 'Use three tools at once')
      await expectStatus(page, 'complete')
      await lastAnswer(page).locator('summary').first().click()
      await ask(page, 'Simulate the birthday problem in JavaScript')
      await expectStatus(page, 'waiting')
    },
  ],
  [
    'error',
    async (page) => {
      await ask(page, 'Break off with an overloaded error')
      await expectStatus(page, 'error')
    },
  ],
  [
    'cut and refused',
    async (page) => {
      await ask(page, 'Stop in mid-sentence at the token limit')
      await expectStatus(page, 'cut')
      await ask(page, 'Break off with a refusal')
      await expectStatus(page, 'refused')
    },
  ],
]

test.use(still)

for (const [name, reach] of STATES) {
  test(`axe finds nothing: ${name}`, async ({ page }) => {
    await page.goto('/')
    await reach(page)
    expect(await violationsInEveryLook(page)).toEqual([])
  })
}

test('axe finds nothing: streaming, then away from the bottom', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(1_200)
  await ask(page, 'count to 2000')
  await expect(lastMarkdown(page)).toHaveText(words(1_200))
  expect(await violationsInEveryLook(page)).toEqual([])
  await page.getByRole('region', { name: 'Conversation' }).press('PageUp')
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible()
  expect(await violationsInEveryLook(page)).toEqual([])
})

test('axe finds nothing: waiting, then offline', async ({ page, context, simulator }) => {
  await page.goto('/')
  await simulator.pause()
  await ask(page, 'count to 5')
  await expect(lastAnswer(page)).toContainText('Waiting')
  await context.setOffline(true)
  await expect(page.getByRole('status', { name: 'Offline' })).toBeVisible()
  expect(await violationsInEveryLook(page)).toEqual([])
})

for (const width of [390, 1280]) {
  test(`58: axe finds nothing at ${width} px: the sidebar, its menu, renaming, a toast, the search, the shortcuts`, async ({
    page,
  }) => {
    const found = () => violationsInEveryLook(page, [width])
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/')
    await ask(page, 'count to 3')
    await expectStatus(page, 'complete')
    if (width < 900) await page.getByRole('button', { name: 'Open sidebar' }).click()
    const list = page.getByRole('navigation', { name: 'Conversations' })
    await expect(list.getByRole('link')).toHaveText('Count to 3')
    expect(await found()).toEqual([])
    await list.getByRole('link').hover()
    await list.getByRole('button', { name: /^Options for/ }).click()
    expect(await found()).toEqual([])
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    expect(await found()).toEqual([])
    await page.keyboard.press('Enter')
    await list.getByRole('button', { name: /^Options for/ }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await expect(page.getByRole('region', { name: 'Notice' })).toBeVisible()
    expect(await found()).toEqual([])
    await list.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('combobox', { name: 'Search' }).fill('count')
    await expect(page.getByRole('option')).toHaveCount(2)
    expect(await found()).toEqual([])
    await page.keyboard.press('Control+/')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    expect(await found()).toEqual([])
  })
}

test('axe finds nothing: the form of a document, its outline', async ({ page }) => {
  await openForm(page)
  expect(await violationsInEveryLook(page)).toEqual([])
  await chooseZip(page)
  await button(page, 'Paste a text').click()
  expect(await violationsInEveryLook(page)).toEqual([])
  await button(page, 'Write').click()
  await expectDocument(page, 'waiting')
  expect(await violationsInEveryLook(page)).toEqual([])
})

test('axe finds nothing: a document that is written, then stopped', async ({ page, simulator }) => {
  await waitForOutline(page)
  await simulator.pauseAfter(8)
  await button(page, 'Write it').click()
  await expect(texts(page)).toHaveCount(1)
  expect(await violationsInEveryLook(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: /^Sections: \d of \d$/ }).click()
  expect(await violationsInEveryLook(page, [390])).toEqual([])
  await button(page, 'Stop').click()
  await expectDocument(page, 'stopped')
  expect(await violationsInEveryLook(page)).toEqual([])
})

test('axe finds nothing: a document that is whole, and one at its spending cap', async ({ page }) => {
  await writeAll(page)
  await page
    .getByRole('button', { name: /^Write again: / })
    .first()
    .click()
  expect(await violationsInEveryLook(page)).toEqual([])
  for (const width of [390, 2560]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  await openForm(page)
  await chooseZip(page)
  await page.getByRole('textbox', { name: 'Spending cap in US dollars' }).fill('0.0001')
  await button(page, 'Write').click()
  await expectDocument(page, 'error')
  expect(await violationsInEveryLook(page)).toEqual([])
})
