/** Opening a chat shows its running answer so far in the page itself, and then the rest. */
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import {
  ask,
  conversation,
  errorsOf,
  expectStatus,
  framesLater,
  lastAnswer,
  lastMarkdown,
  messageBox,
  wheelUp,
  words,
} from './support/page'

/** The text of the last answer in the page's HTML, without running scripts. */
async function renderedByServer(context: BrowserContext, page: Page) {
  const response = await context.request.get(page.url())
  const html = await response.text()
  const text = await page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'text/html')
    return [...document.querySelectorAll('[data-markdown]')].at(-1)?.textContent ?? ''
  }, html)
  return { text, html, cacheControl: response.headers()['cache-control'] ?? '', status: response.status() }
}

/** Counts the page's GET requests for a path from now on. */
function countRequests(page: Page, pattern: RegExp): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.method() === 'GET' && pattern.test(new URL(request.url()).pathname)) count += 1
  })
  return () => count
}

test('30: a reload in mid-answer has all text so far in the page itself, and goes on live, in one call', async ({
  page,
  context,
  simulator,
}) => {
  const errors = errorsOf(page)
  await page.goto('/')
  await simulator.pauseAfter(7)
  await ask(page, 'count to 30')
  await expect(lastMarkdown(page)).toHaveText(words(7))
  const rendered = await renderedByServer(context, page)
  expect(rendered.text).toBe(words(7))
  expect(rendered.cacheControl).toMatch(/private/)
  expect(rendered.cacheControl).toMatch(/no-store/)

  const chatReads = countRequests(page, /^\/api\/chats\/[^/]+$/)
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(7))
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await simulator.step(5)
  await expect(lastMarkdown(page)).toHaveText(words(12))
  expect((await renderedByServer(context, page)).text).toBe(words(12))
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await lastMarkdown(page).textContent()).toBe(words(30))
  expect(chatReads()).toBe(0)
  expect((await renderedByServer(context, page)).text).toBe(words(30))
  expect(await simulator.requests()).toHaveLength(1)
  expect(errors).toEqual([])
})

test('every kind of answer hydrates without errors', async ({ page }) => {
  const questions = [
    'Show me a tour of Markdown',
    'Show me code in several languages',
    'Show me a table with numbers',
    'Show me some math',
    'Think hard, then solve a small puzzle',
    'Compare the time in New York and Tokyo',
    'Answer in Arabic',
    'Stop in mid-sentence at the token limit',
    'Write a long document about how a page reaches a screen',
    'Break off with an overloaded error',
  ]
  await page.goto('/')
  for (const question of questions) {
    await ask(page, question)
    await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden()
  }
  await expect(page.getByRole('article', { name: 'Claude' })).toHaveCount(questions.length)
  const errors = errorsOf(page)
  await page.reload()
  // The page is hydrated when the box has the focus.
  await expect(messageBox(page)).toBeFocused()
  await expect(page.getByRole('article', { name: 'Claude' })).toHaveCount(questions.length)
  await expect(page.locator('.katex').first()).toBeAttached()
  expect(errors).toEqual([])
})

test('without JavaScript the chat so far can be read, as Markdown', async ({ page, browser, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(40)
  await ask(page, 'Show me a tour of Markdown')
  await expect(lastMarkdown(page).locator('h1, h2, h3').first()).toBeVisible()
  const reader = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await reader.newPage()
  await plain.goto(page.url())
  await expect(plain.getByRole('article', { name: 'You' })).toContainText('Show me a tour of Markdown')
  await expect(lastMarkdown(plain).locator('h1, h2, h3').first()).toBeVisible()
  await reader.close()
})

test('a stranger sees nothing: an unknown chat and somebody else’s are the same page', async ({ page, browser }) => {
  await page.goto('/')
  await ask(page, 'Repeat after me: a secret of mine')
  await expectStatus(page, 'complete')
  const stranger = await browser.newContext()
  const other = await stranger.newPage()
  for (const address of [page.url(), new URL('/chat/no-such-chat', page.url()).href]) {
    const response = await other.goto(address)
    expect(response?.status()).toBe(200)
    expect(await response?.text()).not.toContain('a secret of mine')
    await expect(conversation(other).getByRole('note')).toContainText('There is no chat at this address')
  }
  await stranger.close()
})

test('a chat opens at its end and stays there, and nothing jumps after the first paint', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await ask(page, 'Write a long document about how a page reaches a screen')
  await expectStatus(page, 'complete')
  await simulator.pauseAfter(400)
  await ask(page, 'count to 600')
  await expect(lastMarkdown(page)).toContainText('w000400')
  await page.addInitScript(() => {
    const gaps: number[] = []
    Object.assign(window, { gaps })
    let isPainted = false
    const changes = new MutationObserver(() => {
      isPainted = false
    })
    changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    const channel = new MessageChannel()
    // After the frame's callbacks, and before its paint.
    const painting = new ResizeObserver(() => {
      isPainted = true
      channel.port2.postMessage(undefined)
    })
    const nextFrame = () =>
      requestAnimationFrame(() => {
        painting.disconnect()
        painting.observe(document.documentElement)
      })
    channel.port1.onmessage = () => {
      const box = document.querySelector('[aria-label="Conversation"]')
      // The distance of the end from the view, for every painted frame.
      if (box && isPainted) gaps.push(Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))
      nextFrame()
    }
    nextFrame()
  })
  await page.reload()
  await expect(lastMarkdown(page)).toContainText('w000400')
  await framesLater(page, 20)
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps)
  expect(gaps.length).toBeGreaterThan(0)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(1)
})

test('F5: two tabs show the same answer as it grows, whoever asked', async ({ page, context, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(lastMarkdown(other)).toHaveText(words(2))
  await messageBox(other).fill('a draft')
  await simulator.pauseAfter(4)
  await ask(page, 'count to 20')
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expect(lastMarkdown(other)).toHaveText(words(4))
  await simulator.step(3)
  await expect(lastMarkdown(other)).toHaveText(words(7))
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expectStatus(other, 'complete')
  for (const tab of [page, other]) {
    await expect(tab.getByRole('article')).toHaveCount(4)
    expect(await lastMarkdown(tab).textContent()).toBe(words(20))
  }
  await expect(messageBox(other)).toHaveValue('a draft')
  expect(await simulator.requests()).toHaveLength(2)
})

test('another device updates when it is looked at, and keeps its reader’s place', async ({
  page,
  browser,
  simulator,
}) => {
  await page.goto('/')
  await ask(page, 'Write a long document about how a page reaches a screen')
  await expectStatus(page, 'complete')
  const phone = await browser.newContext({ storageState: await page.context().storageState() })
  const other = await phone.newPage()
  await other.goto(page.url())
  await expect(lastAnswer(other)).toHaveAttribute('data-status', 'complete')
  await wheelUp(other, 600)
  const topOf = () => conversation(other).evaluate((box) => box.scrollTop)
  await framesLater(other, 10)
  const top = await topOf()

  await simulator.pauseAfter(5)
  await ask(page, 'count to 9')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await other.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(lastMarkdown(other)).toHaveText(words(5))
  expect(await topOf()).toBe(top)
  await simulator.resume()
  await expectStatus(other, 'complete')
  expect(await lastMarkdown(other).textContent()).toBe(words(9))
  expect(await topOf()).toBe(top)
  expect(await simulator.requests()).toHaveLength(2)
  await phone.close()
})

test('F4: a frozen tab has the whole answer when it wakes, without a replay', async ({ page, context, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, 'count to 400')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  const session = await context.newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await simulator.resume()
  await expect.poll(async () => (await simulator.requests())[0]).toMatchObject({ ended: 'complete' })
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  const seen = await page.evaluate(async () => {
    const lengths = new Set<number>()
    const answer = () => [...document.querySelectorAll('article[aria-label="Claude"]')].at(-1)
    const markdown = () => answer()?.querySelector('[data-markdown]')
    while (answer()?.getAttribute('data-status') !== 'complete') {
      lengths.add(markdown()?.textContent?.length ?? 0)
      await new Promise(requestAnimationFrame)
    }
    return lengths.size
  })
  // Text that arrived meanwhile appears at once, not word by word.
  expect(seen).toBeLessThan(20)
  expect(await lastMarkdown(page).textContent()).toBe(words(400))
  expect(await simulator.requests()).toHaveLength(1)
})
