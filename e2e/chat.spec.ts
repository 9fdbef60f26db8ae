/** The main story: ask, see the answer grow, read its cost, stop it. */

import { expect, test } from './support/fixtures'
import {
  ask,
  expectStatus,
  holdScripts,
  lastAnswer,
  lastMarkdown,
  messageBox,
  openNewChat,
  words,
} from './support/page'

test('a question is answered word by word', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(3)
  await ask(page, 'count to 20')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expectStatus(page, 'streaming')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(page.getByRole('status').first()).toHaveText('Claude is answering')
  for (const count of [4, 5, 6]) {
    await simulator.step(1)
    await expect(lastMarkdown(page)).toHaveText(words(count))
  }
  await simulator.resume()
  await expect(lastMarkdown(page)).toHaveText(words(20))
  await expectStatus(page, 'complete')
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
  await expect(page.getByRole('status').first()).toHaveText('Answer complete')
  expect(new URL(page.url()).pathname).toMatch(/^\/chat\/\w+$/)
})

test('the footer has the provider’s own counts, what they cost, and the model', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 20')
  await expectStatus(page, 'complete')
  const usage = lastAnswer(page).getByRole('group', { name: 'Usage' })
  for (const text of ['20 out', ' in', 'cached', '$', 'first word', 'claude-sonnet-5-5']) {
    await expect(usage).toContainText(text)
  }
  await expect(usage).not.toContainText('end_turn')
  expect(await simulator.requests()).toMatchObject([{ deltasSent: 20, ended: 'complete' }])
})

test('stop keeps the text so far, ends the call, and marks the count as an estimate', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, 'count to 500')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expect(lastAnswer(page)).toContainText('Stopped')
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('estimate')
  await expect(messageBox(page)).toBeFocused()
  await expect.poll(async () => (await simulator.requests())[0]?.ended).toBe('aborted')
})

test('Escape stops', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(2)
  await ask(page, 'count to 500')
  await expect(lastMarkdown(page)).toHaveText(words(2))
  await page.keyboard.press('Escape')
  await expectStatus(page, 'stopped')
})

test('closing the tab does not stop the answer', async ({ page, context, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(3)
  await ask(page, 'count to 40')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  const { pathname } = new URL(page.url())
  await page.close()
  await simulator.resume()
  await expect.poll(async () => (await simulator.requests())[0]).toMatchObject({ ended: 'complete', deltasSent: 40 })
  expect(pathname).toMatch(/^\/chat\//)
  expect(context.pages()).toEqual([])
})

test('a reload in mid-answer continues it, in one call', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(7)
  await ask(page, 'count to 30')
  await expect(lastMarkdown(page)).toHaveText(words(7))
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(7))
  await expect(page.getByRole('article', { name: 'You' })).toHaveText('count to 30')
  await simulator.resume()
  await expect(lastMarkdown(page)).toHaveText(words(30))
  await expectStatus(page, 'complete')
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(30))
  expect(await simulator.requests()).toHaveLength(1)
})

test('the next question carries the chat; a retry replaces the answer', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await ask(page, 'count to 3')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expectStatus(page, 'complete')
  await lastAnswer(page).getByRole('button', { name: 'Regenerate' }).click()
  await expect.poll(async () => (await simulator.requests()).length).toBe(3)
  await expectStatus(page, 'complete')
  await expect(page.getByRole('article')).toHaveCount(4)
})

test('an error in mid-answer keeps the text, says what happened, and offers a retry', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'Break off with an overloaded error')
  await expectStatus(page, 'error')
  expect((await lastMarkdown(page).textContent())?.length).toBeGreaterThan(10)
  await expect(lastAnswer(page).getByRole('alert')).toContainText('overloaded')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect.poll(async () => (await simulator.requests()).length).toBe(2)
})

test('thinking is shown as a state, and its text when opened', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(6)
  await ask(page, 'Think hard, then solve a small puzzle')
  const button = lastAnswer(page).getByRole('button', { name: 'Thinking…' })
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.click()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page).getByRole('button', { name: /^Thought for \d+ s$/ })).toBeVisible()
})

test('a tool call: its name, its input, its result, and an answer that uses it', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'What time is it in Tokyo?')
  await expectStatus(page, 'complete')
  const tool = lastAnswer(page).getByRole('group', { name: 'Tool: current_time' })
  await expect(tool).toHaveAttribute('data-state', 'output-available')
  await expect(tool).toContainText('Asia/Tokyo')
  expect(await simulator.requests()).toHaveLength(2)
})

test('new chat, and back to the old one', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 4')
  await expectStatus(page, 'complete')
  await openNewChat(page)
  await ask(page, 'count to 6')
  await expect(lastMarkdown(page)).toHaveText(words(6))
  await page.goBack()
  await page.goBack()
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await page.goForward()
  await page.goForward()
  await expect(lastMarkdown(page)).toHaveText(words(6))
})

test('without a key the page clearly says so, and still answers', async ({ browser, demoApp }) => {
  const page = await browser.newPage()
  await page.goto(demoApp.url)
  await expect(page.getByRole('note', { name: 'Demo mode' })).toBeVisible()
  await page.getByRole('button', { name: /A tool/ }).click()
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('simulated')
  await page.close()
})

test('every suggestion of the empty page has its own answer in demo mode', async ({ browser, demoApp }) => {
  const page = await browser.newPage()
  await page.goto(demoApp.url)
  const suggestions = page.getByRole('region', { name: 'Conversation' }).getByRole('listitem').getByRole('button')
  await expect(suggestions).toHaveCount(4)
  for (let at = 0; at < 4; at += 1) {
    await suggestions.nth(at).click()
    await expectStatus(page, 'complete')
    await expect(lastAnswer(page)).not.toContainText('did not understand')
    await openNewChat(page)
  }
  await page.close()
})

test('text typed before hydration is not lost', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/', { waitUntil: 'commit' })
  await messageBox(page).fill('count to 3')
  release()
  await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled()
  await expect(messageBox(page)).toHaveValue('count to 3')
  await messageBox(page).press('Enter')
  await expect(lastMarkdown(page)).toHaveText(words(3))
})
