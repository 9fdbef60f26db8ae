/** Held answers as their readers see them: why they wait, for how long, what they can do, and the release. */
import type { Page } from '@playwright/test'
import { startApp } from './support/app'
import { still, violationsInEveryLook } from './support/axe'
import { test as base, CANARY_KEY, expect, type Simulator } from './support/fixtures'
import { startLine } from './support/line'
import { ask, errorsOf, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

const startHoldingApp = ({ url }: Simulator) =>
  startApp({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: CANARY_KEY, HOLD_POLICY: 'hold' })

const test = base.extend({
  app: [async ({ apps }, use) => use(await apps.get(startHoldingApp)), { scope: 'test', timeout: 180_000 }],
})

const note = (page: Page) => lastAnswer(page).getByRole('note', { name: 'Held' })
const showButton = (page: Page) => note(page).getByRole('button', { name: 'Show it as it comes' })
const badge = (page: Page) => lastAnswer(page).locator('[data-hold-badge]')

/** The seconds that the note says. */
const heldFor = async (page: Page) =>
  Number.parseInt((await note(page).locator('[data-held-for]').textContent()) ?? '', 10)

/** Asks, and waits until the model has written some words, none of which is shown. */
async function askHeld(page: Page, simulator: Simulator, question: string, deltas = 7) {
  await simulator.pauseAfter(deltas)
  await ask(page, question)
  await expectStatus(page, 'held')
  await expect(note(page)).toContainText('Being written')
}

/** Records every text of the newest answer's Markdown, and every announcement, from now on. */
async function record(page: Page) {
  await page.evaluate(() => {
    const texts: string[] = []
    const said: string[] = []
    Object.assign(window, { texts, said })
    const note = (list: string[], text: string) => {
      if (text !== '' && text !== list.at(-1)) list.push(text)
    }
    const look = () => {
      const markdown = [...document.querySelectorAll('article[aria-label="Claude"]')].at(-1)
      note(texts, markdown?.querySelector('[data-markdown]')?.textContent ?? '')
      note(said, document.querySelector('main [role="status"]')?.textContent ?? '')
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () =>
    page.evaluate(() => {
      const { texts, said } = window as unknown as { texts: string[]; said: string[] }
      return { texts, said }
    })
}

test('T55, T56: a held answer says why and for how long, here, after a reload and in another tab; then it is there at once', async ({
  page,
  context,
  simulator,
}) => {
  const errors = errorsOf(page)
  await page.goto('/')
  const first = await record(page)
  await askHeld(page, simulator, 'count to 300')
  await expect(note(page)).toContainText('This answer is being prepared')
  await expect(note(page)).toContainText('because this site shows answers only when they are complete.')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(lastMarkdown(page)).toHaveCount(0)
  await expect.poll(() => heldFor(page)).toBeGreaterThanOrEqual(3)
  expect((await first()).said).toEqual(['Claude is answering', 'The answer is being held until it is complete'])

  const html = await (await context.request.get(page.url())).text()
  expect(html).toContain('aria-label="Held"')
  expect(html).not.toContain('w000001')
  const before = await heldFor(page)
  await page.reload()
  await expect(note(page)).toContainText('Being written')
  expect(await heldFor(page)).toBeGreaterThanOrEqual(before)
  const other = await context.newPage()
  await other.goto(page.url())
  await expectStatus(other, 'held')
  expect(await heldFor(other)).toBeGreaterThanOrEqual(before)
  await expect(showButton(other)).toBeVisible()

  const records = [await record(page), await record(other)]
  await simulator.step(20)
  await expect.poll(() => heldFor(page)).toBeGreaterThan(before + 2)
  await simulator.resume()
  for (const reader of [page, other]) {
    await expectStatus(reader, 'complete')
    await expect(lastMarkdown(reader)).toHaveText(words(300))
    await expect(note(reader)).toHaveCount(0)
    await expect(badge(reader)).toHaveText('Held until complete: this site’s rule')
  }
  for (const read of records) {
    const { texts, said } = await read()
    expect(texts).toEqual([words(300)])
    expect(said.filter((text) => text !== 'The answer is being held until it is complete')).toEqual(['Answer complete'])
  }
  const usage = lastAnswer(page).getByRole('group', { name: 'Usage' })
  await expect(usage.getByTitle(/^Held because this site/)).toContainText(/held \d/)
  await page.reload()
  await expect(badge(page)).toBeVisible()
  expect(errors).toEqual([])
})

test('a long answer with Markdown is released whole, and never in parts', async ({ page, simulator }) => {
  await page.goto('/')
  await askHeld(page, simulator, 'Show me a tour of Markdown')
  const read = await record(page)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page).locator('h1, h2, h3').first()).toBeVisible()
  const { texts } = await read()
  const last = texts.at(-1) ?? ''
  const spaceless = (text: string) => text.replace(/\s+/g, '').length
  // Formulas and code may be set afterwards, which changes their letters, but no text is missing at first.
  expect(spaceless(texts[0] ?? '')).toBeGreaterThan(0.9 * spaceless(last))
})

test('stopped while it is held: nothing is left of it, and it says so', async ({ page, simulator }) => {
  await page.goto('/')
  await askHeld(page, simulator, 'count to 300')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
  const words = 'Stopped while it was held: what had been written was discarded.'
  await expect(lastAnswer(page)).toContainText(words)
  await expect(lastAnswer(page).getByRole('button', { name: 'Continue' })).toHaveCount(0)
  await expect(lastAnswer(page).getByRole('button', { name: 'Copy' })).toBeDisabled()
  await expect(lastAnswer(page).getByRole('button', { name: 'Regenerate' })).toBeEnabled()
  await page.reload()
  await expect(lastAnswer(page)).toContainText(words)
  await expect(page.getByText('w000001')).toHaveCount(0)
})

test('by keyboard: shown as it comes, with the focus on the answer; Escape stops', async ({ page, simulator }) => {
  await page.goto('/')
  await askHeld(page, simulator, 'count to 300')
  await expect(showButton(page)).toHaveAccessibleDescription(
    'You may then read something that the rest of the answer corrects.',
  )
  for (let presses = 0; presses < 30; presses += 1) {
    if (await showButton(page).evaluate((button) => button === document.activeElement)) break
    await page.keyboard.press('Shift+Tab')
  }
  await expect(showButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(lastMarkdown(page)).toHaveText(words(7))
  await expectStatus(page, 'streaming')
  await expect(lastAnswer(page)).toBeFocused()
  await expect(note(page)).toHaveCount(0)
  await simulator.step(5)
  await expect(lastMarkdown(page)).toHaveText(words(12))
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(badge(page)).toHaveText('Held, then shown on demand: this site’s rule')
  await askHeld(page, simulator, 'count to 300')
  await messageBox(page).press('Escape')
  await expectStatus(page, 'stopped')
})

test('the button that fails says why, beside it', async ({ page, simulator }) => {
  await page.goto('/')
  await askHeld(page, simulator, 'count to 30')
  await page.route('**/show', (route) => route.abort())
  await showButton(page).click()
  await expect(note(page).getByRole('alert')).toBeVisible()
  await expect(showButton(page)).toBeEnabled()
  await page.unroute('**/show')
  await showButton(page).click()
  await expect(lastMarkdown(page)).toHaveText(words(7))
  // Leaves nothing running for the next test.
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
})

test('one that breaks off is kept: it can be shown, or asked for again', async ({ page, context, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 30 fault:early-end@10')
  await expectStatus(page, 'interrupted')
  await expect(lastAnswer(page)).toContainText('It broke off while it was held')
  await expect(lastMarkdown(page)).toHaveCount(0)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(lastAnswer(other)).toContainText('Continue asks again.')
  await lastAnswer(page).getByRole('button', { name: 'Show it as it comes' }).click()
  for (const reader of [page, other]) {
    await expect(lastMarkdown(reader)).toHaveText(words(10))
    await expect(badge(reader)).toContainText('shown on demand')
    await expect(lastAnswer(reader)).not.toContainText('It broke off')
  }
  await ask(page, 'count to 20 fault:early-end@10')
  await expectStatus(page, 'interrupted')
  const calls = (await simulator.requests()).length
  await lastAnswer(page).getByRole('button', { name: 'Continue' }).click()
  await expect.poll(async () => (await simulator.requests()).length).toBe(calls + 1)
  await expect(lastAnswer(page).getByRole('separator')).toHaveAccessibleName('Continued after an interruption')
  await expect(lastAnswer(page)).toContainText('It broke off while it was held')
})

test('one that ends in a refusal is withheld, and says so', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Break off with a refusal')
  await expectStatus(page, 'refused')
  await expect(lastAnswer(page)).toContainText('and is not shown. The model declined to go on with it.')
  await expect(lastMarkdown(page)).toHaveCount(0)
})

test('a line that breaks during a hold says so, and the hold goes on', async ({ page, app, simulator }) => {
  const line = await startLine(app.url)
  await page.goto(line.url)
  await askHeld(page, simulator, 'count to 60')
  line.break()
  await expect(lastAnswer(page)).toContainText('Reconnecting', { timeout: 10_000 })
  await expect(note(page)).toBeVisible()
  line.mend()
  await expect(lastAnswer(page)).not.toContainText('Reconnecting')
  await expectStatus(page, 'held')
  await simulator.resume()
  await expect(lastMarkdown(page)).toHaveText(words(60))
  await line.stop()
})

test.describe('looks', () => {
  test.use(still)

  test('each state passes axe, in both themes, on a phone and on a desk', async ({ page, simulator }) => {
    await page.goto('/')
    await askHeld(page, simulator, 'count to 30')
    expect(await violationsInEveryLook(page)).toEqual([])
    await simulator.resume()
    await expectStatus(page, 'complete')
    expect(await violationsInEveryLook(page)).toEqual([])
    await askHeld(page, simulator, 'count to 30')
    await page.getByRole('button', { name: 'Stop' }).click()
    await expectStatus(page, 'stopped')
    await simulator.resume()
    expect(await violationsInEveryLook(page)).toEqual([])
    await page.goto('/')
    await ask(page, 'Break off with a refusal')
    await expectStatus(page, 'refused')
    expect(await violationsInEveryLook(page)).toEqual([])
    await ask(page, 'count to 30 fault:early-end@10')
    await expect(lastAnswer(page).getByRole('button', { name: 'Show it as it comes' })).toBeVisible()
    expect(await violationsInEveryLook(page)).toEqual([])
  })
})

base('a person and a chat may choose to have answers held', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await expect(badge(page)).toHaveCount(0)
  const options = page.getByRole('button', { name: /^Options for / }).first()
  const openDialog = async () => {
    await options.click()
    await page.getByRole('menuitem', { name: 'Show answers…' }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'Show answers' })
  await openDialog()
  await expect(dialog.getByRole('radio', { name: /^As they come/ })).toBeChecked()
  expect(await violationsInEveryLook(page, [390])).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await dialog.getByRole('radio', { name: /^As they come/ }).focus()
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.keyboard.press('ArrowDown')
  await saved
  const savedAgain = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.keyboard.press('ArrowDown')
  await savedAgain
  await expect(dialog.getByRole('radio', { name: /^Held until complete/ })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(options).toBeFocused()
  await askHeld(page, simulator, 'count to 9')
  await expect(note(page)).toContainText('because this chat is set to show answers only when they are complete.')
  await simulator.resume()
  await expectStatus(page, 'complete')
  await page.reload()
  await openDialog()
  await expect(dialog.getByRole('radio', { name: /^Held until complete/ })).toBeChecked()
  await page.keyboard.press('Escape')

  await page.goto('/account')
  const choice = page.getByLabel('Show answers')
  await expect(choice).toHaveAccessibleDescription(/This site’s own rule may be stricter\./)
  await choice.selectOption('Held until complete')
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(choice).toHaveValue('hold')
  await page.goto('/')
  await askHeld(page, simulator, 'count to 9')
  await expect(note(page)).toContainText(
    'because your preferences are set to show answers only when they are complete.',
  )
  // Leaves nothing running for the next test.
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
})
