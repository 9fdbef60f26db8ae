/** Thinking as a person sees it: UX 24 and 35 of the checklist of conventions. */
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, lastMarkdown } from './support/page'

const QUESTION = 'Think hard, then solve a small puzzle'

test('24: it says that it thinks at once, grows while open, and stays open when the answer starts', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, QUESTION)
  const thinking = lastAnswer(page).getByRole('button', { name: 'Thinking…' })
  await expect(thinking).toHaveAttribute('aria-expanded', 'false')
  // When closed, it shows the newest words beside it, on the same line.
  await expect(lastAnswer(page).locator('[data-peek]')).toContainText('The quick answer')
  await thinking.click()
  await expect(thinking).toHaveAttribute('aria-expanded', 'true')
  const shown = lastAnswer(page).getByText('The quick answer')
  const before = (await shown.textContent())?.length ?? 0
  await simulator.step(10)
  await expect.poll(async () => (await shown.textContent())?.length ?? 0).toBeGreaterThan(before)
  await simulator.resume()
  await expectStatus(page, 'complete')
  const thought = lastAnswer(page).getByRole('button', { name: /^Thought for \d+ s$/ })
  await expect(thought).toHaveAttribute('aria-expanded', 'true')
  await expect(lastAnswer(page)).toContainText('The model’s summary of its thinking')
})

test('24, 35: nothing moves when the answer starts and the thinking is over', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(58)
  await ask(page, QUESTION)
  const state = lastAnswer(page).getByRole('button', { name: /^Th/ })
  await expect(state).toHaveText('Thinking…')
  const top = async () => (await state.boundingBox())?.y
  const before = await top()
  await simulator.step(20)
  await expect(lastMarkdown(page)).not.toHaveText('')
  const textTop = (await lastMarkdown(page).boundingBox())?.y
  expect(await top()).toBe(before)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(state).toHaveText(/^Thought for/)
  expect([await top(), (await lastMarkdown(page).boundingBox())?.y]).toEqual([before, textTop])
})

test('each thought between tools appears in its place', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Think between two looks at the clock')
  await expectStatus(page, 'complete')
  const order = await lastAnswer(page).evaluate((answer) =>
    [...answer.querySelectorAll('button[aria-expanded], [role="group"][aria-label^="Tool"]')]
      .filter((element) => element.matches('[role="group"]') || element.textContent?.startsWith('Thought'))
      .map((element) => (element.matches('button') ? 'thought' : 'tool')),
  )
  expect(order).toEqual(['thought', 'tool', 'thought', 'tool', 'thought'])
})

test('thinking that is sealed or has no text says so', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Think without showing it')
  await expectStatus(page, 'complete')
  for (const button of await lastAnswer(page)
    .getByRole('button', { name: /^Thought/ })
    .all())
    await button.click()
  await expect(lastAnswer(page)).toContainText('This part of the thinking is sealed')
  await expect(lastAnswer(page)).toContainText('did not say what it thought')
})
