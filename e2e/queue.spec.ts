/** Questions that are sent while an answer runs: they wait visibly, and each is asked once. */
import { devices, type Page } from '@playwright/test'
import { still, violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { ask, conversation, expectStatus, framesLater, lastMarkdown, messageBox, words } from './support/page'
import type { SimulatorProcess } from './support/simulator'

const queue = (page: Page) => page.getByRole('region', { name: 'Queue' })
const waitingQuestions = (page: Page) => queue(page).getByRole('article', { name: 'You' })
const askedQuestions = (page: Page) => conversation(page).getByRole('article', { name: 'You' })

/** Queues a question with Enter. */
async function write(page: Page, question: string) {
  await messageBox(page).fill(question)
  await messageBox(page).press('Enter')
  await expect(messageBox(page)).toHaveValue('')
}

/** Opens a page whose answer, `count to 10`, pauses after three words. */
async function askAndPause(page: Page, simulator: Pick<SimulatorProcess, 'pauseAfter'>) {
  await page.goto('/')
  await simulator.pauseAfter(3)
  await ask(page, 'count to 10')
  await expect(lastMarkdown(page)).toHaveText(words(3))
}

test('7: by keyboard alone: questions queue, are changed, removed, and go out in order', async ({
  page,
  simulator,
}) => {
  await askAndPause(page, simulator)
  for (const question of ['count to 4', 'count to 5', 'count to 6']) await write(page, question)
  await expect(waitingQuestions(page)).toHaveText(['count to 4', 'count to 5', 'count to 6'])
  for (const article of await waitingQuestions(page).all())
    await expect(article).toHaveAttribute('data-status', 'queued')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()

  // Backwards from the text box: the file button, the last one's Remove and Edit, the second one's Remove.
  for (let tab = 0; tab < 4; tab += 1) await page.keyboard.press('Shift+Tab')
  await expect(waitingQuestions(page).nth(1).getByRole('button', { name: 'Remove' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(waitingQuestions(page)).toHaveText(['count to 4', 'count to 6'])
  await expect(waitingQuestions(page).nth(1).getByRole('button', { name: 'Remove' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Edited message' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('count to 7')
  await page.keyboard.press('Enter')
  await expect(waitingQuestions(page)).toHaveText(['count to 4', 'count to 7'])
  await expect(waitingQuestions(page).nth(1).getByRole('button', { name: 'Edit' })).toBeFocused()

  await simulator.resume()
  await expect(askedQuestions(page)).toHaveText(['count to 10', 'count to 4', 'count to 7'])
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toHaveText(words(7))
  await expect(queue(page)).toHaveCount(0)
  await expect(messageBox(page)).toBeFocused()
  expect(await simulator.requests()).toHaveLength(3)
})

test('an edit can be cancelled, and Esc in it does not stop the answer', async ({ page, simulator }) => {
  await askAndPause(page, simulator)
  await write(page, 'count to 4')
  await waitingQuestions(page).getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.type(' and more')
  await page.keyboard.press('Escape')
  await expect(waitingQuestions(page)).toHaveText('count to 4')
  await simulator.step(1)
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expectStatus(page, 'streaming')
})

test('a question is not sent while it is being edited', async ({ page, simulator }) => {
  await askAndPause(page, simulator)
  await write(page, 'count to 4')
  await waitingQuestions(page).getByRole('button', { name: 'Edit' }).click()
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(queue(page)).toContainText('Waiting until you have saved the change')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('count to 5')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(askedQuestions(page)).toHaveText(['count to 10', 'count to 5'])
  await expect(lastMarkdown(page)).toHaveText(words(5))
})

test('after a stop they wait, and one button sends them', async ({ page, simulator }) => {
  await askAndPause(page, simulator)
  await write(page, 'count to 4')
  await write(page, 'count to 5')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
  await expect(queue(page)).toContainText('Waiting: the answer was stopped')
  await simulator.resume()
  await queue(page).getByRole('button', { name: 'Send now' }).click()
  await expect(askedQuestions(page)).toHaveText(['count to 10', 'count to 4', 'count to 5'])
  await expect(lastMarkdown(page)).toHaveText(words(5))
  expect(await simulator.requests()).toHaveLength(3)
})

test('after an error they wait, too', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(2)
  await ask(page, 'Break off with an overloaded error')
  await expectStatus(page, 'streaming')
  await write(page, 'count to 4')
  await simulator.resume()
  await expectStatus(page, 'error')
  await expect(queue(page)).toContainText('Waiting: the answer failed')
  expect(await simulator.requests()).toHaveLength(1)
})

test('a reload keeps the queue, and each question is asked once', async ({ page, simulator }) => {
  await askAndPause(page, simulator)
  await write(page, 'count to 4')
  await write(page, 'count to 5')
  await page.reload()
  await expect(waitingQuestions(page)).toHaveText(['count to 4', 'count to 5'])
  await simulator.resume()
  await expect(askedQuestions(page)).toHaveText(['count to 10', 'count to 4', 'count to 5'])
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expectStatus(page, 'complete')
  expect(await simulator.requests()).toHaveLength(3)
})

test('a question belongs to the tab that wrote it; another tab takes it over when that one closes', async ({
  page,
  context,
  simulator,
}) => {
  await askAndPause(page, simulator)
  await write(page, 'count to 4')
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(lastMarkdown(other)).toHaveText(words(3))
  await expect(queue(other)).toHaveCount(0)
  await page.close()
  await expect(waitingQuestions(other)).toHaveText('count to 4')
  await simulator.resume()
  await expect(askedQuestions(other)).toHaveText(['count to 10', 'count to 4'])
  await expect(lastMarkdown(other)).toHaveText(words(4))
  expect(await simulator.requests()).toHaveLength(2)
})

test('two tabs that queue in one chat: every question once', async ({ page, context, simulator }) => {
  await askAndPause(page, simulator)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(lastMarkdown(other)).toHaveText(words(3))
  await write(page, 'count to 4')
  await write(other, 'count to 5')
  await simulator.resume()
  await expect(queue(page)).toHaveCount(0)
  await expect(queue(other)).toHaveCount(0)
  await expect
    .poll(async () => (await simulator.requests()).map(({ ended }) => ended))
    .toEqual(Array.from({ length: 3 }, () => 'complete'))
  await page.reload()
  await expect(askedQuestions(page)).toHaveCount(3)
})

test('a reader further up stays there when the next question is sent', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(1_500)
  await ask(page, 'count to 2000')
  await expect(lastMarkdown(page)).toHaveText(words(1_500))
  await write(page, 'count to 4')
  const list = conversation(page)
  // The box may take the focus back once, shortly after its question was queued.
  await expect(async () => {
    await list.press('Home')
    await framesLater(page, 10)
    expect(await list.evaluate((box) => box.scrollTop)).toBe(0)
  }).toPass()
  await simulator.resume()
  await expect(askedQuestions(page)).toHaveCount(2)
  await expectStatus(page, 'complete')
  expect(await list.evaluate((box) => box.scrollTop)).toBe(0)
})

test.describe('with fingers only', () => {
  const { defaultBrowserType: _, ...phone } = devices['iPhone 13']
  test.use(phone)

  test('7: Queue stands beside Stop as soon as something is written', async ({ page, simulator }) => {
    await page.goto('/')
    await simulator.pauseAfter(3)
    await messageBox(page).fill('count to 10')
    await page.getByRole('button', { name: 'Send' }).tap()
    await expect(lastMarkdown(page)).toHaveText(words(3))
    await expect(page.getByRole('button', { name: 'Queue' })).toHaveCount(0)
    await messageBox(page).fill('count to 4')
    const [own, stop] = [page.getByRole('button', { name: 'Queue' }), page.getByRole('button', { name: 'Stop' })]
    await expect(stop).toBeVisible()
    for (const button of [own, stop]) expect((await button.boundingBox())?.width).toBeGreaterThanOrEqual(44)
    await own.tap()
    await expect(waitingQuestions(page)).toHaveText('count to 4')
    for (const name of ['Edit', 'Remove']) {
      const box = await waitingQuestions(page).getByRole('button', { name }).boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    await simulator.resume()
    await expect(askedQuestions(page)).toHaveText(['count to 10', 'count to 4'])
    await expectStatus(page, 'complete')
  })
})

test.describe('without motion', () => {
  test.use(still)

  test('axe finds nothing: queued, changed, waiting after a stop', async ({ page, simulator }) => {
    await page.goto('/')
    await simulator.pauseAfter(40)
    await ask(page, 'count to 100')
    await expect(lastMarkdown(page)).toHaveText(words(40))
    await write(page, 'And what about the other half of it? It is a long question that does not fit into one line.')
    await write(page, 'count to 5')
    await messageBox(page).fill('a third one')
    expect(await violationsInEveryLook(page)).toEqual([])
    await waitingQuestions(page).first().getByRole('button', { name: 'Edit' }).click()
    expect(await violationsInEveryLook(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Stop' }).click()
    await expectStatus(page, 'stopped')
    expect(await violationsInEveryLook(page)).toEqual([])
    // Text that does not fit into the line is truncated, and widens nothing.
    const remove = await waitingQuestions(page).first().getByRole('button', { name: 'Remove' }).boundingBox()
    expect((remove?.x ?? 390) + (remove?.width ?? 0)).toBeLessThanOrEqual(390)
  })
})
