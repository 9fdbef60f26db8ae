/** An answer that ended too early goes on: as the same article, with a continuation, and nothing before it lost or doubled. */
import type { Page, Route } from '@playwright/test'
import type { Chunk } from '@/lib/shared/chunk'
import { DONE, encodeEvent } from '@/lib/stream/sse-encode'
import { startApp } from './support/app'
import { still, violationsInEveryLook } from './support/axe'
import { CANARY_KEY, expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

const continuations = (page: Page) => lastAnswer(page).locator('[data-continuation]')
const goOn = (page: Page) => lastAnswer(page).getByRole('button', { name: 'Continue' })

/** The text of the newest answer as the server keeps it, over all its continuations. */
async function storedText(page: Page): Promise<string> {
  const chat = page.url().replace('/chat/', '/api/chats/')
  const { messages } = await (await page.request.get(chat)).json()
  return messages
    .at(-1)
    .parts.map((part: { text?: string }) => part.text ?? '')
    .join('')
}

/** Whether a request is the wish to go on. */
const isContinue = (route: Route) => route.request().postDataJSON()?.trigger === 'continue-message'

/** Answers the wish to go on by hand, with the text so far and what comes behind the continuation. */
async function continueWith(page: Page, before: string, ...after: Chunk[]) {
  await page.route('**/api/chat', async (route) => {
    if (!isContinue(route)) return route.continue()
    const { messageId } = route.request().postDataJSON()
    const chunks: Chunk[] = [
      { type: 'start', messageId },
      { type: 'start-step' },
      { type: 'text-start', id: '1' },
      { type: 'text-delta', id: '1', delta: before },
      { type: 'text-end', id: '1' },
      { type: 'finish-step' },
      { type: 'data-continuation', data: { reason: 'stopped', at: new Date().toISOString() } },
      { type: 'start-step' },
      ...after,
    ]
    const events = chunks.map((chunk, at) => encodeEvent(`${messageId}-2`, at + 1, JSON.stringify(chunk)))
    await route.fulfill({ contentType: 'text/event-stream', body: events.join('') + DONE })
  })
}

const says = (text: string): Chunk[] => [
  { type: 'text-start', id: '2' },
  { type: 'text-delta', id: '2', delta: text },
  { type: 'text-end', id: '2' },
]
const ends: Chunk = { type: 'finish', messageMetadata: { status: 'complete' } }

test('28: by keyboard alone: a stopped answer goes on in the same article, behind a continuation', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(20)
  await ask(page, 'count to 40')
  await expect(lastMarkdown(page)).toHaveText(words(20))
  await page.keyboard.press('Escape')
  await expectStatus(page, 'stopped')
  const id = await lastAnswer(page).getAttribute('data-message-id')
  // The text that stands there is the same node before and after.
  await lastMarkdown(page).evaluate((element) => Object.assign(element.querySelector('p') ?? {}, { isOld: true }))
  await simulator.resume()
  await goOn(page).focus()
  await page.keyboard.press('Enter')
  await expectStatus(page, 'complete')
  await expect(continuations(page)).toHaveAttribute('data-continuation', 'stopped')
  await expect(page.getByRole('separator', { name: 'Continued after a stop' })).toBeVisible()
  expect(await lastAnswer(page).getAttribute('data-message-id')).toBe(id)
  await expect(page.getByRole('article')).toHaveCount(2)
  const first = lastMarkdown(page).locator('p').first()
  await expect(first).toHaveText(words(20))
  expect(await first.evaluate((element) => 'isOld' in element)).toBe(true)
  expect(await lastMarkdown(page).locator('.markdown').count()).toBe(2)
  expect(await storedText(page)).toBe(words(40))
  expect(await simulator.requests()).toHaveLength(2)
  // The sum, and each call's share of it.
  const usage = lastAnswer(page).getByRole('group', { name: 'Usage' })
  await expect(usage).toContainText(/Cost: ~?\$[\d.]+ = ~?\$[\d.]+ \+ ~?\$[\d.]+/)
  const [rendered, figures] = [await lastMarkdown(page).textContent(), await usage.textContent()]
  await page.reload()
  await expect(continuations(page)).toHaveCount(1)
  await expect(lastMarkdown(page)).toHaveText(rendered ?? '')
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toHaveText(figures ?? '')
})

for (const [name, question, status, whole] of [
  ['cut off', 'count to 40 fault:stop:max_tokens', 'cut', words(40)],
  ['broken off', 'count to 40 fault:reset', 'interrupted', words(40)],
  ['overloaded', 'Break off with an overloaded error', 'error', undefined],
] as const) {
  test(`28: an answer that was ${name} goes on`, async ({ page }) => {
    await page.goto('/')
    await ask(page, question)
    await expectStatus(page, status)
    const before = await storedText(page)
    expect(before).not.toBe('')
    await goOn(page).click()
    await expect(continuations(page)).toHaveAttribute('data-continuation', status)
    await expectStatus(page, 'complete')
    const after = await storedText(page)
    expect(after.startsWith(before)).toBe(true)
    expect(after.length).toBeGreaterThan(before.length)
    if (whole !== undefined) expect(after).toBe(whole)
    await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
  })
}

test('code that was cut in two is drawn as code behind the continuation, and copied as one', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const before = 'Here it is:\n\n```js\nconst one = 1\n'
  await page.goto('/')
  await ask(page, `Repeat after me: ${before} fault:stop:max_tokens`)
  await expectStatus(page, 'cut')
  await continueWith(page, before, ...says('const two = 2\n```\n\nThat is **all**.'), ends)
  await goOn(page).click()
  await expectStatus(page, 'complete')
  const blocks = lastMarkdown(page).locator('.code-block')
  await expect(blocks).toHaveCount(2)
  await expect(blocks.last().locator('.code-language')).toHaveText('js')
  await expect(blocks.last().locator('code')).toHaveText('const two = 2')
  await expect(lastMarkdown(page).locator('strong')).toHaveText('all')
  await lastAnswer(page).getByRole('button', { name: 'Copy', exact: true }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(`${before}const two = 2\n\`\`\`\n\nThat is **all**.`)
})

test('a refusal leaves the answer as it was, says why, and offers Continue again', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 40 fault:stop:max_tokens')
  await expectStatus(page, 'cut')
  const before = (await lastMarkdown(page).textContent()) ?? ''
  const error = { code: 'budget_spent', message: 'The budget is spent.', retryable: true, requestId: 'r' }
  await page.route('**/api/chat', (route) => route.fulfill({ status: 429, json: { error } }))
  await goOn(page).click()
  await expect(alertOf(page)).toHaveText('Continuing failed. The budget is spent.')
  await expectStatus(page, 'cut')
  await expect(lastMarkdown(page)).toHaveText(before)
  await expect(lastAnswer(page)).toContainText('Cut off')
  await page.unroute('**/api/chat')
  await goOn(page).click()
  await expect(continuations(page)).toHaveCount(1)
  await expect(alertOf(page)).toHaveCount(0)
})

test('segments follow each other by themselves, and the answer never looks interrupted', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(20)
  await ask(page, 'count to 40')
  await expect(lastMarkdown(page)).toHaveText(words(20))
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
  await simulator.resume()
  const keys: string[] = []
  await page.route('**/api/chat', async (route) => {
    if (!isContinue(route)) return route.continue()
    const { messageId, idempotencyKey } = route.request().postDataJSON()
    keys.push(idempotencyKey)
    const segment = keys.length
    const at = new Date().toISOString()
    const text = (id: string, delta: string): Chunk[] => [
      { type: 'text-start', id },
      { type: 'text-delta', id, delta },
      { type: 'text-end', id },
    ]
    const chunks: Chunk[] = [{ type: 'start', messageId }, ...text('0', words(20))]
    for (let before = 1; before <= segment; before += 1) {
      chunks.push({ type: 'data-continuation', data: { reason: before === 1 ? 'stopped' : 'time_limit', at } })
      chunks.push(...text(String(before), `segment ${before}`))
    }
    if (segment < 3) {
      chunks.push({ type: 'data-segment-end', data: { reason: 'time_limit' }, transient: true })
      chunks.push({ type: 'finish', messageMetadata: { status: 'interrupted' } })
    } else chunks.push(ends)
    const events = chunks.map((chunk, place) =>
      encodeEvent(`${messageId}-${segment + 1}`, place + 1, JSON.stringify(chunk)),
    )
    await route.fulfill({ contentType: 'text/event-stream', body: events.join('') + DONE })
  })
  await page.evaluate(() => {
    const seen = new Set<string | null>()
    Object.assign(window, { seen })
    new MutationObserver((changes) => {
      for (const { target } of changes) seen.add((target as Element).getAttribute('data-status'))
    }).observe(document.body, { subtree: true, attributeFilter: ['data-status'] })
  })
  await goOn(page).click()
  await expectStatus(page, 'complete')
  await expect(continuations(page)).toHaveCount(3)
  await expect(lastMarkdown(page)).toHaveText(`${words(20)}segment 1segment 2segment 3`)
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
  expect(seen).not.toContain('interrupted')
  const id = await lastAnswer(page).getAttribute('data-message-id')
  expect(keys.slice(1)).toEqual([`after-${id}-2`, `after-${id}-3`])
})

test('a host that limits the time of a request: the next segment is asked for, once by two tabs', async ({
  context,
  simulator,
}) => {
  test.setTimeout(120_000)
  // A segment ends after half of so short a limit.
  const app = await startApp({
    ANTHROPIC_BASE_URL: simulator.url,
    ANTHROPIC_API_KEY: CANARY_KEY,
    FUNCTION_LIMIT_S: '20',
  })
  const [page, other] = [await context.newPage(), await context.newPage()]
  await simulator.pauseAfter(20)
  await page.goto(app.url)
  await ask(page, 'count to 60')
  await expect(lastMarkdown(page)).toHaveText(words(20))
  await other.goto(page.url())
  await expect(lastMarkdown(other)).toHaveText(words(20))
  for (const tab of [page, other]) {
    await expect(continuations(tab).first()).toHaveAttribute('data-continuation', 'time_limit', { timeout: 30_000 })
    await expect(lastMarkdown(tab)).toContainText(words(40).slice(-7))
  }
  await simulator.resume()
  for (const tab of [page, other]) await expectStatus(tab, 'complete')
  expect(await storedText(page)).toBe(words(60))
  expect(await simulator.requests()).toHaveLength(1 + (await continuations(page).count()))
  await app.stop()
})

test('what was queued waits while an answer is cut off, and follows when it has gone on to its end', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, 'count to 40 fault:stop:max_tokens')
  await expectStatus(page, 'streaming')
  await messageBox(page).fill('count to 4')
  await messageBox(page).press('Enter')
  await simulator.resume()
  await expectStatus(page, 'cut')
  await expect(page.getByRole('region', { name: 'Queue' })).toContainText('Waiting: the answer is not complete')
  await goOn(page).click()
  await expect(page.getByRole('region', { name: 'Queue' })).toHaveCount(0)
  await expect(lastMarkdown(page)).toHaveText(words(4))
})

test.describe('without motion', () => {
  test.use(still)

  test('axe finds nothing: continued, and not continued', async ({ page }) => {
    const before = 'A piece of code that was cut in two:\n\n```js\nconst one = 1\n'
    await page.goto('/')
    await ask(page, `Repeat after me: ${before} fault:stop:max_tokens`)
    await expectStatus(page, 'cut')
    const error = { code: 'already_running', message: 'An answer is still running in this chat.', retryable: true }
    await page.route('**/api/chat', (route) => route.fulfill({ status: 409, json: { error } }))
    await goOn(page).click()
    await expect(alertOf(page)).toBeVisible()
    expect(await violationsInEveryLook(page)).toEqual([])
    await page.unroute('**/api/chat')
    const usage = { inputTokens: 120, outputTokens: 900, cacheReadTokens: 0, cacheWriteTokens: 0 }
    const segment = { model: 'claude-sonnet-5-5', usage, costUsd: 0.0093 }
    const metadata = { status: 'complete' as const, ...segment, costUsd: 0.0186, segments: [segment, segment] }
    await continueWith(page, before, ...says('const two = 2\n```\n\nThat is **all**.'), {
      type: 'finish',
      messageMetadata: { ...metadata, createdAt: new Date().toISOString(), timeToFirstTokenMs: 420 },
    })
    await goOn(page).click()
    await expectStatus(page, 'complete')
    expect(await violationsInEveryLook(page)).toEqual([])
  })
})
