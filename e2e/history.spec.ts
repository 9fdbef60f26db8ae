/** Long chats and the reader's place in them, with the numbers of the checklist of conventions. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import {
  ask,
  conversation,
  expectStatus,
  framesLater,
  holdScripts,
  lastMarkdown,
  messageBox,
  openNewChat,
  wheelUp,
  words,
} from './support/page'

const articles = (page: Page) => page.getByRole('article')

/** Imports a chat of `count` messages, as the import page does. */
async function importChat(page: Page, count: number): Promise<string> {
  const idOf = (at: number) => `m${at}`
  const messages = Array.from({ length: count }, (_, at) => ({
    id: idOf(at),
    parentId: at === 0 ? null : idOf(at - 1),
    role: at % 2 === 0 ? 'user' : 'assistant',
    status: 'complete',
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
    parts: [{ type: 'text', text: at % 2 === 0 ? `Question ${at}` : `Answer ${at}.\n\n- one\n- two\n- three` }],
    metadata: {},
  }))
  const chat = {
    format: 'firstword.chat.v1',
    exportedAt: '2026-01-01T00:00:00.000Z',
    chat: { id: `long-${count}`, title: `A chat of ${count}`, createdAt: '2026-01-01T00:00:00.000Z' },
    branch: messages.map(({ id }) => id),
    selected: Object.fromEntries(messages.slice(1).map(({ id }, at) => [idOf(at), id])),
    messages,
  }
  const result = await page.evaluate(
    async (body) => {
      const response = await fetch('/api/import', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return (await response.json()) as { results: Array<{ chatId?: string }> }
    },
    JSON.stringify({ conversations: [chat] }),
  )
  const chatId = result.results[0]?.chatId
  if (chatId === undefined) throw new Error(`not imported: ${JSON.stringify(result)}`)
  return chatId
}

test('55: a chat of 2,000 messages opens at its end, loads more on the way up without a jump, and holds no more than it needs', async ({
  page,
}) => {
  // Two thousand messages are imported, and six hundred of them rendered.
  test.slow()
  await page.goto('/')
  const chatId = await importChat(page, 2_000)
  await page.goto(`/chat/${chatId}`)
  await expect(articles(page)).toHaveCount(50)
  await expect(articles(page).last()).toContainText('Answer 1999.')
  await expect(articles(page).last()).toBeInViewport()
  await expect(messageBox(page)).toBeFocused()

  // Scroll up by the wheel: what is being read stays in place when more is added above.
  await conversation(page).hover()
  await page.mouse.wheel(0, -100)
  const first = articles(page).first()
  await expect(first).toContainText('Question 1950')
  await first.evaluate((article) => article.scrollIntoView({ block: 'start' }))
  const read = page.locator('article', { hasText: 'Question 1950' }).first()
  const before = await read.boundingBox()
  await expect(articles(page)).not.toHaveCount(50)
  await expect
    .poll(async () => Math.abs(((await read.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
    .toBeLessThanOrEqual(2)

  for (let page_ = 0; page_ < 12; page_ += 1) {
    const top = await articles(page).first().getAttribute('data-message-id')
    // Keeps scrolling, as a reader would: newly rendered messages above may have moved the position a little.
    await expect(async () => {
      await conversation(page).evaluate((box) => box.scrollTo({ top: 0 }))
      await framesLater(page, 10)
      expect(await articles(page).first().getAttribute('data-message-id')).not.toBe(top)
    }).toPass()
  }
  expect(await articles(page).count()).toBeLessThanOrEqual(300)
  await page.getByRole('button', { name: 'Jump to latest' }).click()
  await expect(articles(page).last()).toContainText('Answer 1999.')
  await expect(articles(page).last()).toBeInViewport()

  await ask(page, 'count to 3')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expectStatus(page, 'complete')
})

test('55: from far up a question goes to the end of the chat', async ({ page }) => {
  await page.goto('/')
  const chatId = await importChat(page, 500)
  const { messages } = await page.evaluate(
    async (id) => (await (await fetch(`/api/chats/${id}?limit=500`)).json()) as { messages: Array<{ id: string }> },
    chatId,
  )
  await page.goto(`/chat/${chatId}#message-${messages[101]?.id}`)
  await expect(page.locator('article', { hasText: 'Answer 101.' })).toBeInViewport()
  await expect(page.locator('article', { hasText: 'Answer 101.' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible()
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expect(articles(page).nth(-3)).toContainText('Answer 499.')
})

test('36: each chat keeps the place that was read in it; a link to a message goes there', async ({ page }) => {
  await page.goto('/')
  const chatId = await importChat(page, 60)
  await page.goto(`/chat/${chatId}`)
  await expect(articles(page).last()).toBeInViewport()
  await wheelUp(page, 100)
  const read = page.locator('article', { hasText: 'Answer 31.' })
  await read.evaluate((article) => article.scrollIntoView({ block: 'start' }))
  // Messages get their height when they are first rendered.
  const topOfRead = () => read.evaluate((article) => article.getBoundingClientRect().top)
  let place = Number.NaN
  await expect
    .poll(async () => {
      const before = place
      await framesLater(page, 10)
      place = await topOfRead()
      return place === before
    })
    .toBe(true)

  await openNewChat(page)
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeHidden()
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await page.goBack()
  await expect(page.getByRole('heading', { name: /^Ask Claude/ })).toBeVisible()
  await page.goBack()
  await expect(articles(page).last()).toContainText('Answer 59.')
  await expect.poll(async () => Math.abs((await topOfRead()) - place)).toBeLessThanOrEqual(2)
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible()
})

test('36: who scrolls up before the page comes to life stays there', async ({ page }) => {
  await page.goto('/')
  const chatId = await importChat(page, 60)
  const release = await holdScripts(page)
  await page.goto(`/chat/${chatId}`, { waitUntil: 'commit' })
  await expect(articles(page).last()).toBeInViewport()
  await conversation(page).hover()
  await page.mouse.wheel(0, -700)
  const topOf = () => conversation(page).evaluate(({ scrollTop }) => scrollTop)
  const fromEnd = () =>
    conversation(page).evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
  await expect.poll(fromEnd).toBe(700)
  const top = await topOf()
  release()
  await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible()
  expect(Math.abs((await topOf()) - top)).toBeLessThanOrEqual(2)
})

test('36: an address of the open chat that is pasted leads to its message, also where that is not loaded', async ({
  page,
}) => {
  await page.goto('/')
  const chatId = await importChat(page, 500)
  await page.goto(`/chat/${chatId}`)
  await expect(articles(page).last()).toBeInViewport()
  // After hydration: before it, Next restores the address that the page started with.
  await wheelUp(page, 100)
  const answer = (at: number) => page.locator('article', { hasText: `Answer ${at}.` })
  for (const at of [101, 493]) {
    const id = await page.evaluate(
      async ([chat, at]) => {
        const response = await fetch(`/api/chats/${chat}?limit=500`)
        return ((await response.json()) as { messages: Array<{ id: string }> }).messages[Number(at)]?.id
      },
      [chatId, at] as const,
    )
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#message-${id}`)
    await expect(answer(at)).toBeInViewport()
    await expect(answer(at)).toBeFocused()
  }
})

test('36: what grows in the moment of a jump to a message does not take the reader back', async ({ page }) => {
  await page.goto('/')
  const chatId = await importChat(page, 60)
  await page.goto(`/chat/${chatId}`)
  await expect(articles(page).last()).toBeInViewport()
  await wheelUp(page, 300)
  await framesLater(page, 10)
  const target = page.locator('article', { hasText: 'Answer 31.' })
  const id = await target.getAttribute('id')
  await conversation(page).evaluate(async (box, hash) => {
    await new Promise(requestAnimationFrame)
    // In one frame, so that the growth comes before the scroll event.
    history.replaceState(null, '', hash)
    dispatchEvent(new Event('hashchange'))
    const turn = [...box.querySelectorAll('article')].at(-1)
    if (turn) turn.style.paddingBottom = '120rem'
  }, `#${id}`)
  await framesLater(page, 10)
  await expect(target).toBeInViewport()
  await expect(target).toBeFocused()
})
