/** Tools as people see them: cards, charts, and approval before code runs (UX 25, T57). */
import type { Page } from '@playwright/test'
import { expect, type Simulator, test } from './support/fixtures'
import {
  alertOf,
  ask,
  conversation,
  expectStatus,
  lastAnswer,
  lastMarkdown,
  messageBox,
  openNewChat,
} from './support/page'

const card = (page: Page, name: string) => lastAnswer(page).getByRole('group', { name: `Tool: ${name}` })
const allowOnce = (page: Page) => page.getByRole('button', { name: 'Allow once' })

/** Asks for a calculation and pauses at the start of its call. */
async function growingCall(page: Page, simulator: Simulator) {
  await page.goto('/')
  // Past the opening sentence.
  await simulator.pauseAfter(14)
  await ask(page, 'Calculate 2^100 / 3^20 exactly')
  const tool = card(page, 'calculator')
  for (let steps = 0; (await tool.count()) === 0 && steps < 60; steps += 1) await simulator.step(1)
  return tool
}

const CODE_QUESTION = 'Simulate the birthday problem in JavaScript'

test('25. a tool call shows its name, its input as it arrives, its state and its result', async ({
  page,
  simulator,
}) => {
  const tool = await growingCall(page, simulator)
  await expect(tool).toHaveAttribute('data-state', 'input-streaming')
  await expect(tool).toContainText('Calculator')
  await expect(tool).toContainText('Writing')
  for (let steps = 0; !(await tool.textContent())?.includes('2^') && steps < 60; steps += 1) await simulator.step(1)
  await expect(tool).toContainText('2^')
  await expect(tool).not.toContainText('3^20 ≈')
  await expect(tool).not.toContainText('{')
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(tool).toHaveAttribute('data-state', 'output-available')
  await expect(tool).toContainText('Done')
  await expect(tool).toContainText('2^100 / 3^20 ≈ 363558641556578823726.56')
})

test('25. an error is shown in words, and the answer goes on', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Use a tool that fails')
  await expectStatus(page, 'complete')
  await expect(card(page, 'calculator')).toHaveAttribute('data-state', 'output-error')
  await expect(card(page, 'calculator')).toContainText('Division by zero')
  await expect(card(page, 'calculator')).toContainText('Failed')
  await ask(page, 'Call a tool that does not exist')
  await expectStatus(page, 'complete')
  await expect(card(page, 'launch_rocket')).toContainText('There is no tool named launch_rocket')
})

test('25. code asks before it runs: the focus is led to the question, and back to the text box', async ({ page }) => {
  await page.goto('/')
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
  const tool = card(page, 'run_javascript')
  await expect(tool).toHaveAttribute('data-state', 'approval-requested')
  // Everything that needs approval can be read.
  await expect(tool).toContainText('How often does a group of people share a birthday?')
  await expect(tool).toContainText('people: ')
  for (const name of ['Allow once', 'Always in this chat', 'Deny']) {
    await expect(tool.getByRole('button', { name })).toBeVisible()
  }
  await expect(allowOnce(page)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'Claude needs your decision' })).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(messageBox(page)).toBeFocused()
  await expectStatus(page, 'complete')
  await expect(tool).toHaveAttribute('data-state', 'output-available')
  await expect(tool).toContainText('23 people:')
  // The card stays open, and shows the decision.
  await expect(tool).toContainText('You allowed this.')
  await expect(lastMarkdown(page).last()).toContainText('Among 23 people two share a birthday')
})

test('25. Stop ends code that the page runs, and the card asks again', async ({ page }) => {
  await page.goto('/')
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
  const tool = card(page, 'run_javascript')
  // The sandbox never loads: the run lasts until its limit.
  await page.route('**/sandbox/javascript', () => {})
  await allowOnce(page).click()
  await expect(tool).toContainText('Running')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(tool).toHaveAttribute('data-state', 'approval-requested')
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
  await expectStatus(page, 'waiting')
  expect(page.frames()).toHaveLength(1)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await allowOnce(page).click()
  await expectStatus(page, 'complete')
  await expect(tool).toContainText('23 people:')
})

test('25. whoever writes is not interrupted: the focus stays, and the question is told', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(2)
  await ask(page, CODE_QUESTION)
  await messageBox(page).fill('My next thought')
  await simulator.resume()
  await expectStatus(page, 'waiting')
  await expect(allowOnce(page)).toBeVisible()
  await expect(messageBox(page)).toBeFocused()
  await expect(messageBox(page)).toHaveValue('My next thought')
})

test('25. what is denied does not run, and the answer says so', async ({ page }) => {
  await page.goto('/')
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
  await page.getByRole('button', { name: 'Deny' }).click()
  await expectStatus(page, 'complete')
  await expect(card(page, 'run_javascript')).toHaveAttribute('data-state', 'output-denied')
  await expect(card(page, 'run_javascript')).toContainText('Denied')
  await expect(card(page, 'run_javascript')).not.toContainText('23 people: 5')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('25. always in this chat: the next call of the tool does not ask', async ({ page }) => {
  await page.goto('/')
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
  await page.getByRole('button', { name: 'Always in this chat' }).click()
  await expectStatus(page, 'complete')
  await ask(page, CODE_QUESTION)
  await expect.poll(() => lastAnswer(page).getAttribute('data-status')).toBe('complete')
  await expect(card(page, 'run_javascript')).toHaveAttribute('data-state', 'output-available')
  // It can be undone.
  await card(page, 'run_javascript').locator('summary').first().click()
  await card(page, 'run_javascript').getByRole('button', { name: 'Ask again' }).click()
  await expect(card(page, 'run_javascript')).toContainText('It will ask again from the next call on.')
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
  // Another chat asks again.
  await openNewChat(page)
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
})

test('the question is still there after a reload, and can be answered then', async ({ page }) => {
  await page.goto('/')
  await ask(page, CODE_QUESTION)
  await expectStatus(page, 'waiting')
  await page.reload()
  await expect(card(page, 'run_javascript')).toHaveAttribute('data-state', 'approval-requested')
  await allowOnce(page).click()
  await expectStatus(page, 'complete')
  await expect(card(page, 'run_javascript')).toHaveAttribute('data-state', 'output-available')
})

test('T57: an order in a tool result gets as far as a question to the person', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Obey an order hidden in a tool result')
  await expectStatus(page, 'waiting')
  await expect(card(page, 'search_my_chats')).toHaveAttribute('data-state', 'output-available')
  const obeyed = card(page, 'run_javascript')
  await expect(obeyed).toHaveAttribute('data-state', 'approval-requested')
  await expect(obeyed).toContainText("await fetch('/api/account')")
  await expect(page.locator('iframe')).toHaveCount(0)
  // Even when allowed, it has no effect.
  await allowOnce(page).click()
  await expectStatus(page, 'complete')
  await expect(obeyed).toHaveAttribute('data-state', 'output-error')
})

test('a chart is a picture with words and a table', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Show me a chart of the temperatures in Rome and Oslo')
  await expectStatus(page, 'complete')
  const chart = lastAnswer(page).getByRole('img', { name: /^Mean temperature by month\. Line chart/ })
  await expect(chart).toBeVisible()
  await expect(chart).toHaveAccessibleName(/Oslo: from -4\s°C \(Jan\) to 17\s°C \(Jul\)/)
  await lastAnswer(page).getByText('Show table').click()
  await expect(lastAnswer(page).getByRole('table')).toBeVisible()
  await expect(lastAnswer(page).getByRole('row')).toHaveCount(13)
})

test('parallel calls share a folding box', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Use three tools at once')
  await expectStatus(page, 'complete')
  const fold = lastAnswer(page).getByRole('button', { name: '3 tools: 3 done' })
  await expect(fold).toHaveAttribute('aria-expanded', 'true')
  await fold.click()
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect(card(page, 'calculator')).toBeHidden()
  await fold.click()
  await expect(card(page, 'calculator')).toContainText('1414213.562373')
})

test('a search in my chats links to the place that it found', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Repeat after me: a table of zebras')
  await expectStatus(page, 'complete')
  const address = page.url()
  await openNewChat(page)
  await ask(page, 'Search my chats for the word table')
  await expectStatus(page, 'complete')
  const tool = card(page, 'search_my_chats')
  await tool.locator('summary').first().click()
  // The title comes first, then the message.
  await tool.getByRole('link').last().click()
  await expect(page).toHaveURL(new RegExp(`^${address}#message-`))
  await expect(conversation(page)).toContainText('zebras')
  await expect(alertOf(page)).toHaveCount(0)
})

test('a card keeps its height from start to end, so that nothing below it jumps', async ({ page, simulator }) => {
  const tool = await growingCall(page, simulator)
  const height = async () => (await tool.boundingBox())?.height
  const before = await height()
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await height()).toBe(before)
})
