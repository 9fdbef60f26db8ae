/** Watching a shared answer being written: chosen when sharing, played on the shared page, gone with the link. */
import type { Locator, Page } from '@playwright/test'
import { violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { ask, expectStatus } from './support/page'
import { test as testWithTools } from './support/server-tools'
import { asStranger, share } from './support/share'
import { newChatId, visitor } from './support/wire'

const WORDS = /^w000001 .*w000060$/
const POST = { method: 'POST', headers: { 'content-type': 'application/json' } }

/** Asks in a new chat, and makes a link to it. */
async function shareAnswer(page: Page, question: string, canBeWatched: boolean): Promise<string> {
  await page.goto('/')
  await ask(page, question)
  await expectStatus(page, 'complete')
  return share(page, canBeWatched)
}

const answer = (page: Page) => page.getByRole('article', { name: 'Claude' }).last()
/** The text that is in view: the page's own, or the replay's. */
const shown = (page: Page) => answer(page).locator('[data-markdown]:visible')
/** The text as it is seen, line by line: what is folded is not seen. */
const linesIn = async (markdown: Locator) =>
  (await markdown.allInnerTexts())
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
const watch = (page: Page) => answer(page).getByRole('button', { name: 'Watch it being written' })
const position = (page: Page) => page.getByRole('slider', { name: 'Position' })

test('off by default: no button, no replay; the list says which links have one', async ({ page, browser, app }) => {
  const address = await shareAnswer(page, 'count to 60', false)
  await asStranger(browser, async (stranger) => {
    await stranger.goto(address)
    await expect(shown(stranger)).toHaveText(WORDS)
    await expect(stranger.getByRole('button', { name: 'Continue this chat' })).toBeVisible()
    await expect(watch(stranger)).toHaveCount(0)
  })
  const id = address.split('/').at(-1)
  expect((await fetch(`${app.url}/api/shares/${id}/replays/1`)).status).toBe(404)

  await page.reload()
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this chat' })
  await expect(dialog.getByRole('listitem')).not.toContainText('watched')
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Create link' }).click()
  await expect(dialog).toContainText('One answer can be watched being written.')
  await page.goto('/shares')
  await expect(page.getByRole('listitem').filter({ hasText: 'can be watched being written' })).toHaveCount(1)
  await expect(page.getByRole('listitem')).toHaveCount(2)
})

test('a stranger watches, scrubs and goes back; the end is what the share shows', async ({ page, browser }) => {
  const address = await shareAnswer(page, 'count to 60', true)
  await asStranger(browser, async (stranger) => {
    const asked: string[] = []
    stranger.on('request', (request) => asked.push(request.url()))
    await stranger.goto(address)
    await expect(shown(stranger)).toHaveText(WORDS)
    await watch(stranger).waitFor()
    expect(asked.filter((url) => url.includes('/replays/'))).toEqual([])
    const whole = await linesIn(shown(stranger))

    await watch(stranger).click()
    // The controls are at hand, with the keyboard, too.
    await expect(stranger.getByRole('button', { name: /^(?:Pause|Play)$/ })).toBeFocused()
    await expect(shown(stranger)).toHaveCount(1)
    await expect(stranger.getByRole('button', { name: 'Play' })).toBeVisible()
    await expect(shown(stranger)).toHaveText(WORDS)
    expect(await linesIn(shown(stranger))).toEqual(whole)

    await position(stranger).focus()
    await stranger.keyboard.press('Home')
    await expect(answer(stranger).getByText('w000060').locator('visible=true')).toHaveCount(0)
    await stranger.keyboard.press('End')
    await expect(shown(stranger)).toHaveText(WORDS)

    await stranger.getByRole('combobox', { name: 'Speed' }).selectOption('0.25')
    await stranger.getByRole('button', { name: 'Play' }).press('Enter')
    await stranger.getByRole('button', { name: 'Show the whole answer' }).click()
    await expect(watch(stranger)).toBeFocused()
    await expect(shown(stranger)).toHaveText(WORDS)
    await expect(position(stranger)).toHaveCount(0)
  })
})

test('tools and their results come in the replay, and end as the share has them', async ({ page, browser }) => {
  const address = await shareAnswer(page, 'Compare the time in New York and Tokyo', true)
  await asStranger(browser, async (stranger) => {
    await stranger.goto(address)
    const tools = answer(stranger).getByRole('group', { name: 'Tool: current_time' })
    await expect(tools).toHaveCount(2)
    const whole = await linesIn(shown(stranger))
    await watch(stranger).click()
    await position(stranger).press('End')
    await expect(tools).toHaveCount(2)
    await expect(tools.first()).toHaveAttribute('data-state', 'output-available')
    expect(await linesIn(shown(stranger))).toEqual(whole)
  })
})

testWithTools('at its end every citation is marked, as in the answer', async ({ page, browser }) => {
  const address = await shareAnswer(page, 'Search the web for lighthouses', true)
  await asStranger(browser, async (stranger) => {
    await stranger.goto(address)
    const whole = await linesIn(shown(stranger))
    const marks = shown(stranger).locator('.source-marks')
    const numbers = await marks.allInnerTexts()
    expect(numbers.length).toBeGreaterThan(2)
    await watch(stranger).click()
    await position(stranger).press('End')
    await expect(marks).toHaveText(numbers)
    expect(await linesIn(shown(stranger))).toEqual(whole)
  })
})

test('without script there is the answer and nothing else', async ({ page, browser }) => {
  const address = await shareAnswer(page, 'count to 60', true)
  await asStranger(
    browser,
    async (stranger) => {
      await stranger.goto(address)
      await expect(shown(stranger)).toHaveText(WORDS)
      await expect(watch(stranger)).toHaveCount(0)
    },
    { javaScriptEnabled: false },
  )
})

test('T5, T6: the replay has nothing of its owner or its chat, and is gone with the link', async ({ app }) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  await (await me.ask(chatId, 'count to 20')).text()
  const body = JSON.stringify({ withReplays: true })
  const created = await (await me.fetch(`/api/chats/${chatId}/share`, { ...POST, body })).json()
  expect(created.replayCount).toBe(1)
  const chat = await (await me.fetch(`/api/chats/${chatId}`)).text()
  const ids = [...chat.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '')

  const read = (place: string) => fetch(`${app.url}/api/shares/${created.id}/replays/${place}`)
  const response = await read('1')
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive')
  const text = await response.text()
  expect(Object.keys(JSON.parse(text)).sort()).toEqual(['parts', 'steps'])
  for (const secret of [chatId, ...ids, 'max_tokens', 'system', 'costUsd']) expect(text).not.toContain(secret)
  for (const place of ['0', '2', '-1', '1e0', 'x', '999999999']) expect((await read(place)).status).toBe(404)

  expect((await me.fetch(`/api/shares/${created.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await read('1')).status).toBe(404)
})

test('axe finds nothing while an answer is watched, and a phone shows it without scrolling sideways', async ({
  page,
  browser,
}) => {
  const address = await shareAnswer(page, 'Show me a tour of Markdown', true)
  await asStranger(
    browser,
    async (stranger) => {
      await stranger.goto(address)
      await watch(stranger).click()
      await position(stranger).waitFor()
      await position(stranger).press('End')
      await expect(shown(stranger).first()).toBeVisible()
      expect(await violationsInEveryLook(stranger)).toEqual([])
      const overflow = await stranger.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      for (const name of ['Play', 'Show the whole answer']) {
        const box = await stranger.getByRole('button', { name }).boundingBox()
        expect(box?.height).toBeGreaterThanOrEqual(44)
      }
    },
    { reducedMotion: 'reduce', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  )
})

test('an answer’s arrivals are reported, kept with its recording, and are nobody else’s', async ({ page, app }) => {
  await page.goto('/')
  const reported = page.waitForResponse((response) => response.url().endsWith('/arrivals'))
  await ask(page, 'count to 60')
  await expectStatus(page, 'complete')
  const response = await reported
  expect(response.status()).toBe(204)
  const path = new URL(response.url()).pathname
  const kept = await page.evaluate(async (address) => (await fetch(address)).json(), path)
  expect(kept.times.length).toBe(kept.sizes.length)
  // Sixty words come at once here: too short for a word about how.
  await expect(page.getByText('Smoothness: ')).toHaveCount(0)
  expect((await visitor(app.url).fetch(path)).status).toBe(404)
})
