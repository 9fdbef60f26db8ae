/** The stage: one answer, shown to those who wait for it and to those who read along. */
import type { Locator, Page } from '@playwright/test'
import { PRESETS } from '@/lib/client/stage/presets'
import { clientOf } from '@/lib/server/simulator/testing'
import { splitTokens } from '@/lib/server/simulator/tokens'
import { still, violations, violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { expectStatus, framesLater, lastMarkdown } from './support/page'

const waiting = (page: Page) => page.getByRole('region', { name: 'Waits for the whole answer' })
const reading = (page: Page) => page.getByRole('region', { name: 'As it is written' })
const third = (page: Page) => page.getByRole('region', { name: 'Words at once, Markdown at the end' })
const markdownIn = (pane: Locator) => pane.locator('[data-markdown]')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const questionBox = (page: Page) => page.getByRole('textbox', { name: 'Question' })
const sentence = (page: Page) => page.getByText(/had been readable for \d+\.\d s: [\d,]+ words?\./)

/** The times of a pane's clocks in seconds, in their order; null for a clock that is not reached yet. */
async function timesOf(pane: Locator): Promise<Array<number | null>> {
  const figures = await pane.getByRole('group', { name: 'Clocks' }).locator('dd').allTextContents()
  return figures.slice(0, 4).map((figure) => (figure === '–' ? null : Number(/^(\d+\.\d\d) s$/.exec(figure)?.[1])))
}

/** The Markdown of a pane without what has to be unique on a page. */
const markupOf = (pane: Locator) =>
  markdownIn(pane).evaluate((element) => element.innerHTML.replace(/\bm_?r?[\w-]*-(?=fn|user-content)/g, ''))

async function start(page: Page, question: string) {
  await questionBox(page).fill(question)
  await button(page, 'Start').click()
}

test('one call, three readers: nothing of the text is in the pane that waits, and all end with the same', async ({
  page,
  simulator,
}) => {
  await page.goto('/stage')
  await page.getByRole('button', { name: 'Third pane' }).click()
  for (const pane of [waiting(page), reading(page), third(page)]) await expect(markdownIn(pane)).toHaveText('')
  const empty = await waiting(page).innerHTML()
  await simulator.pauseAfter(60)
  await start(page, 'Show me a tour of Markdown')
  await expect(markdownIn(reading(page)).locator('h1, h2').first()).toBeVisible()
  await expect(markdownIn(third(page))).toContainText('#')
  await expect(markdownIn(waiting(page))).toHaveCount(1)
  const written = (await markdownIn(reading(page)).textContent()) ?? ''
  const words = (written.match(/\p{L}{5,}/gu) ?? []).filter((word) => !empty.includes(word))
  expect(words.length).toBeGreaterThan(5)
  const markup = await waiting(page).innerHTML()
  for (const word of words) expect(markup).not.toContain(word)
  expect((await timesOf(reading(page)))[0]).not.toBeNull()
  expect(await timesOf(waiting(page))).toEqual([null, null, null, null])

  await simulator.resume()
  await expect(sentence(page)).toBeVisible()
  // Code is coloured and formulas are typeset a little later.
  await expect
    .poll(
      async () =>
        new Set([await markupOf(waiting(page)), await markupOf(reading(page)), await markupOf(third(page))]).size,
    )
    .toBe(1)
  const calls = await simulator.requests()
  expect(calls.map(({ purpose, question }) => [purpose, question])).toEqual([['answer', 'Show me a tour of Markdown']])

  const [firstWord, firstLine, firstParagraph, end] = (await timesOf(reading(page))) as number[]
  const times = [firstWord, firstLine, firstParagraph, end]
  expect(times).toEqual(times.toSorted((a = 0, b = 0) => a - b))
  expect(await timesOf(waiting(page))).toEqual([end, end, end, end])

  const link = page.getByRole('link', { name: 'Open this chat' })
  await expect(page.getByRole('link', { name: 'Inspect' })).toHaveAttribute(
    'href',
    new RegExp(`^${await link.getAttribute('href')}/inspect/\\w+$`),
  )
  await link.click()
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toContainText('Markdown')
})

test('a pause stops the clock while the answer is collected; Restart and another speed need no call', async ({
  page,
  simulator,
}) => {
  await page.goto('/stage')
  await simulator.pauseAfter(20)
  await start(page, 'count to 200')
  await expect(markdownIn(reading(page))).toContainText('w000020')
  await button(page, 'Pause').click()
  await simulator.resume()
  await expect.poll(async () => (await simulator.requests())[0]?.ended).toBe('complete')
  // Only a run that has ended can be saved.
  await expect(button(page, 'Export')).toBeEnabled()
  await framesLater(page, 3)
  await expect(markdownIn(reading(page))).not.toContainText('w000200')
  await button(page, 'Play').click()
  await expect(markdownIn(waiting(page))).toContainText('w000200')
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.25')
  await button(page, 'Restart').click()
  await expect(markdownIn(waiting(page))).toHaveText('')
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8')
  await expect(markdownIn(waiting(page))).toContainText('w000200')
  expect(await simulator.requests()).toHaveLength(1)
  await button(page, 'Start').click()
  await expect.poll(async () => (await simulator.requests()).length).toBe(2)
})

test('a link opens a preset with its pace and speed, and the simulator keeps that pace', async ({ page, demoApp }) => {
  await page.goto(`${demoApp.url}/stage?preset=short&pace=167&speed=2`)
  await expect(page.getByRole('note', { name: 'Demo mode' })).toContainText('Simulator')
  await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('short')
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('2')
  await expect(page.getByRole('combobox', { name: 'Pace' }).locator(':checked')).toHaveText('167 tokens/s (3 s)')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await button(page, 'Copy link').click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(`${demoApp.url}/stage?preset=short&pace=167&speed=2`)
  await button(page, 'Start').click()
  await expect(sentence(page)).toBeVisible()
  const [firstWord = 0, , , end = 0] = await timesOf(reading(page))
  // 500 tokens do not come sooner; that they come no later is a matter of the machine.
  expect(Number(end) - Number(firstWord)).toBeGreaterThan(499 / 167 - 0.05)
  await expect(page.getByText('Both sides end at the same moment.')).toBeVisible()
})

test('a link carries a question of one’s own, and asks nothing by itself', async ({ page, baseURL, simulator }) => {
  await page.goto('/stage')
  await questionBox(page).fill('count to 3 & <b>stop</b>')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await button(page, 'Copy link').click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.startsWith(`${baseURL}/stage?`)).toBe(true)
  expect(copied).not.toContain('preset')
  await page.goto(copied)
  await expect(questionBox(page)).toHaveValue('count to 3 & <b>stop</b>')
  await expect(page.getByRole('combobox', { name: 'Preset' }).locator(':checked')).toHaveText('A question of your own')
  await framesLater(page, 10)
  expect(await simulator.requests()).toHaveLength(0)
})

test('the medical answer says the whole time that it is wrong, and its correction is in view at the end', async ({
  page,
  demoApp,
}) => {
  for (const [width, height] of [
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(`${demoApp.url}/stage?preset=medical&pace=60`)
    await expect(page.getByText('This answer is made up, and wrong on purpose at its start.')).toBeInViewport()
    await button(page, 'Start').click()
    await expect(page.getByText('Shown too early:')).toBeVisible()
    await expect(page.getByText('“Do not take ibuprofen while you are on warfarin.”')).toBeInViewport({ ratio: 1 })
    await expect(page.getByText('This answer is made up, and wrong on purpose at its start.')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
  }
})

test('the simulator knows the question of each preset, and its answer has as many tokens as it says', async () => {
  for (const { question, tokens } of PRESETS) {
    const message = await clientOf().messages.create({
      model: 'claude-opus-5',
      max_tokens: 20_000,
      thinking: { type: 'adaptive', display: 'summarized' },
      messages: [{ role: 'user', content: question }],
    })
    const counts = message.content.map((block) => {
      if (block.type === 'thinking') return splitTokens(block.thinking).length
      return block.type === 'text' ? splitTokens(block.text).length : 0
    })
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      question,
    ).toBe(tokens)
  }
})

test('a recording from a file is played without the server, and a wrong file says so', async ({ page, context }) => {
  await page.goto('/stage')
  await start(page, 'count to 30')
  await expect(sentence(page)).toBeVisible()
  const path = (await page.getByRole('link', { name: 'Inspect' }).getAttribute('href')) ?? ''
  const [, , chatId, , answerId] = path.split('/')
  const timeline = await page.request.get(`/api/chats/${chatId}/recordings/${answerId}/timeline`)
  const entries = [...(await timeline.text()).matchAll(/^data: (\{.*\})$/gm)].map(([, json = '']) => JSON.parse(json))
  expect(entries.length).toBeGreaterThan(30)
  const file = {
    format: 'firstword-timeline',
    version: 1,
    question: 'count to 30',
    model: 'm',
    simulated: false,
    entries,
  }

  await context.setOffline(true)
  const input = page.getByLabel('Recording')
  await input.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) })
  await expect(page.getByText('From a file: an answer of claude')).toBeVisible()
  await expect(markdownIn(reading(page))).toHaveText('')
  await button(page, 'Play').click()
  await expect(markdownIn(waiting(page))).toContainText('w000030')
  await expect(page.getByRole('link', { name: 'Open this chat' })).toHaveCount(0)
  await input.setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await expect(page.getByText('This file is not a recording.')).toBeVisible()
})

test('a recording of one’s own is played from a link, and nobody else’s', async ({
  page,
  browser,
  baseURL,
  simulator,
}) => {
  await page.goto('/stage')
  await start(page, 'count to 30')
  await expect(sentence(page)).toBeVisible()
  const markup = await markupOf(waiting(page))
  const href = await page.getByRole('link', { name: 'Link to this recording' }).getAttribute('href')
  await page.goto(`${href}`)
  await expect(page.getByText('Recording of claude')).toBeVisible()
  await expect(questionBox(page)).toHaveValue('count to 30')
  await button(page, 'Play').click()
  await expect(sentence(page)).toBeVisible()
  expect(await markupOf(waiting(page))).toBe(markup)
  expect(await simulator.requests()).toHaveLength(1)
  const stranger = await browser.newPage()
  await stranger.goto(`${baseURL}${href}`)
  await expect(
    stranger.getByText('Only the person who asked can open this recording. Ask them for the exported HTML file.'),
  ).toBeVisible()
  await expect(stranger.getByRole('region')).toHaveCount(0)
  await expect(stranger.getByRole('button')).toHaveCount(0)
  await stranger.close()
})

test('without a connection it says so at once, and why it gave up', async ({ page, context }) => {
  await page.goto('/stage')
  await expect(button(page, 'Start')).toBeEnabled()
  await context.setOffline(true)
  await start(page, 'count to 3')
  await expect(page.getByText('The server cannot be reached. Trying again…')).toBeVisible()
  await context.setOffline(false)
  await expect(sentence(page)).toBeVisible()
})

test('an answer that ends in an error says what happened', async ({ page }) => {
  await page.goto('/stage')
  await start(page, 'Break off with an overloaded error')
  await expect(page.getByRole('alert').filter({ hasText: 'overloaded' })).toBeVisible()
  expect(await markupOf(waiting(page))).toBe(await markupOf(reading(page)))
})

test('thinking that came first is told apart from the wait', async ({ page }) => {
  await page.goto('/stage?preset=thinking')
  await button(page, 'Start').click()
  await expect(page.getByText(/Thinking came first: \d+\.\d s\./)).toBeVisible()
  await expect(reading(page).getByRole('button', { name: /^Thought/ })).toBeVisible()
})

test('the keyboard alone is enough', async ({ page, simulator }) => {
  await page.goto('/stage')
  await expect(button(page, 'Start')).toBeEnabled()
  await questionBox(page).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('count to 100 ')
  await simulator.pauseAfter(10)
  await page.keyboard.press('Enter')
  await expect(markdownIn(reading(page))).toContainText('w000010')
  await reading(page).getByRole('group', { name: 'Answer' }).focus()
  await page.keyboard.press('Space')
  await expect(button(page, 'Play')).toBeVisible()
  await simulator.resume()
  await page.keyboard.press('+')
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('2')
  await page.keyboard.press('Space')
  await expect(markdownIn(waiting(page))).toContainText('w000100')
  await page.keyboard.press('s')
  await page.keyboard.press('3')
  const names = page.getByRole('region')
  await expect(names).toHaveCount(3)
  expect(await names.evaluateAll((panes) => panes.map((pane) => pane.getAttribute('aria-label')))).toEqual([
    'As it is written',
    'Waits for the whole answer',
    'Words at once, Markdown at the end',
  ])
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await expect(questionBox(page)).toBeHidden()
  await page.keyboard.press('f')
  await expect(questionBox(page)).toBeVisible()
})

test('a pane follows its text until its reader scrolls up, and never moves the page', async ({ page, simulator }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/stage')
  await simulator.pauseAfter(400)
  await start(page, 'Write a long document')
  const text = reading(page).getByRole('group', { name: 'Answer' })
  const distance = () => text.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)
  await expect.poll(() => text.evaluate((box) => box.scrollTop)).toBeGreaterThan(100)
  await expect.poll(distance).toBeLessThan(2)
  expect(await page.evaluate(() => scrollY)).toBe(0)
  const [above, below] = [await waiting(page).boundingBox(), await reading(page).boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  await text.evaluate((box) => box.scrollTo({ top: 0 }))
  await simulator.step(100)
  await framesLater(page, 10)
  expect(await text.evaluate((box) => box.scrollTop)).toBe(0)
  await simulator.resume()
})

test.describe('in every look', () => {
  test.use(still)
  test('axe finds nothing, and nothing is wider than the screen', async ({ page }) => {
    await page.goto('/stage')
    await expect(button(page, 'Start')).toBeEnabled()
    expect(await violationsInEveryLook(page, [2560, 1280, 390])).toEqual([])
    await page.getByRole('button', { name: 'Third pane' }).click()
    await start(page, 'Show me a tour of Markdown')
    await expect(sentence(page)).toBeVisible()
    expect(await violationsInEveryLook(page, [2560, 1280, 390])).toEqual([])
    await page.keyboard.press('?')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('f')
    expect(await violations(page)).toEqual([])
  })
})
