/** The inspector as people use it: events in order, the answer at any of them, filters, files, keys, and who may see it. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { createSseDecoder } from '@/lib/stream/sse-decode'
import { still, violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, words } from './support/page'
import { asStranger } from './support/share'

const events = (page: Page) => page.getByRole('region', { name: 'Events' })
const rows = (page: Page) => events(page).getByRole('option')
const position = (page: Page) => page.getByRole('slider', { name: 'Position' })
const markdown = (page: Page) => page.getByRole('region', { name: 'Answer at this point' }).locator('[data-markdown]')

/** Asks, opens the inspector of the answer and waits until its timeline is whole. */
async function inspect(page: Page, question: string) {
  await page.goto('/')
  await ask(page, question)
  await expectStatus(page, 'complete')
  await lastAnswer(page).getByRole('link', { name: 'Inspect' }).click()
  await page.waitForURL(/\/chat\/[^/]+\/inspect\/[^/]+$/)
  await expect(markdown(page)).toHaveCount(1)
  await filterBy(page, 'server')
  await expect(rows(page).last()).toContainText('finish')
  await filterBy(page, '')
}

const filterBy = (page: Page, kind: string) => page.getByRole('combobox', { name: 'Kind' }).selectOption(kind)
const lastPlace = async (page: Page) => Number(await position(page).getAttribute('max'))

async function save(page: Page, item: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Download' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: item }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

const SIX = [
  'message_start',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'message_delta',
  'message_stop',
]

test('the six kinds of event in order, each explained where it first occurs', async ({ page }) => {
  // Room for all of them.
  await page.setViewportSize({ width: 1280, height: 2000 })
  await inspect(page, 'Count to 3')
  const texts = await rows(page).allInnerTexts()
  const names = texts.flatMap((text) => SIX.filter((name) => text.split('\n').includes(name)))
  expect(names.filter((name, at) => name !== names[at - 1])).toEqual(SIX)
  const firstOf = (name: string) => texts.find((text) => text.split('\n').includes(name))
  expect(firstOf('message_start')).toContain('Opens the message')
  expect(firstOf('content_block_delta')).toContain('text_delta: a few words')
  expect(firstOf('message_stop')).toContain('Ends the message')
  expect(texts.filter((text) => text.includes('Opens a block'))).toHaveLength(1)
})

test('any event shows the answer as it was then, forth and back', async ({ page }) => {
  await inspect(page, 'Count to 30')
  await expect(markdown(page)).toHaveText(words(30))
  const max = await lastPlace(page)
  const slider = position(page)
  const texts: string[] = []
  for (const place of [0, 12, 20, 8, max, 9]) {
    await slider.fill(String(place))
    await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^Row ${place} of ${max}`))
    texts.push(((await markdown(page).textContent()) ?? '').trim())
  }
  const [none, twelve, twenty, eight, all, nine] = texts
  expect([none, all]).toEqual(['', words(30)])
  expect(twenty?.split(' ').length).toBe((twelve?.split(' ').length ?? 0) + 8)
  expect(nine?.split(' ').length).toBe((eight?.split(' ').length ?? 0) + 1)
  for (const text of texts) expect(words(30).startsWith(text)).toBe(true)
  await expect(page.getByRole('region', { name: 'Event', exact: true })).toContainText('"text_delta"')
})

test('a finished answer opens at its end, with one request; the arrow keys work after a copy', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await inspect(page, 'Count to 30')
  expect(asked.filter((url) => url.includes('/timeline?'))).toHaveLength(1)
  const max = await lastPlace(page)
  await expect(position(page)).toHaveValue(String(max))
  const chosen = events(page).getByRole('option', { selected: true })
  await expect(chosen).toContainText('finish')
  await expect(chosen).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'How to read this' })).toBeVisible()
  await expect(page.getByText(`in ${max} rows`)).toBeVisible()

  await events(page).getByRole('listbox').press('ArrowUp')
  await position(page).fill('12')
  await page.getByRole('button', { name: 'Copy the event' }).click()
  await page.keyboard.press('ArrowDown')
  await expect(position(page)).toHaveValue('13')
})

test('it plays to the end at a speed, and can be paused', async ({ page }) => {
  await inspect(page, 'fault:pause:400 Count to 20')
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.25')
  await page.getByRole('button', { name: 'Play' }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  const before = Number(await position(page).inputValue())
  expect(before).toBeLessThan(await lastPlace(page))
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8')
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(markdown(page)).toHaveText(words(20))
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
})

test('events are filtered by kind and block, and found by their content', async ({ page }) => {
  await inspect(page, 'Compare the time in New York and Tokyo')
  const all = await lastPlace(page)
  await filterBy(page, 'message_start')
  await expect(rows(page)).toHaveCount(2)
  await filterBy(page, '')
  await page.getByRole('combobox', { name: 'Block' }).selectOption({ label: 'Call 1, block 1: tool_use' })
  await expect(rows(page).first()).toContainText('tool_use')
  await page.getByRole('combobox', { name: 'Block' }).selectOption('')
  await events(page).getByRole('listbox').focus()
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill('end_turn')
  await expect(page.getByText(`of ${all} listed`)).toBeVisible()
  await expect(rows(page).first()).toContainText('stop_reason end_turn')
})

test('calls show the request as it was sent, without the system prompt', async ({ page, simulator }) => {
  await inspect(page, 'What time is it in Tokyo?')
  const [sent] = await simulator.requests()
  await filterBy(page, 'call')
  await rows(page).first().click()
  const detail = page.getByRole('region', { name: 'Event', exact: true })
  await expect(detail).toContainText('What time is it in Tokyo?')
  await expect(detail).toContainText('"model"')
  expect(sent).toBeDefined()
  await expect(detail).not.toContainText('"system"')
})

test('files have every event: as SSE text, as a timeline, as a fixture', async ({ page }) => {
  await inspect(page, 'What time is it in Tokyo?')
  const sse = await save(page, 'SSE text The API’s events')
  const timeline = await save(page, 'JSON')
  const fixture = await save(page, 'Fixture')
  const { entries, ...head } = JSON.parse(timeline.text)
  expect(head).toMatchObject({ format: 'firstword-timeline', version: 1, question: 'What time is it in Tokyo?' })
  type Entry = { kind: string; call: number; event: { type: string } }
  const raw = (entries as Entry[]).filter(({ kind }) => kind === 'event')
  expect(sse.text).toBe(raw.map(({ event }) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''))
  const decoded = createSseDecoder().push(sse.text)
  expect(decoded.map(({ event }) => event).filter((name) => name === 'message_stop')).toHaveLength(2)
  const { calls, format } = JSON.parse(fixture.text) as { format: string; calls: Array<{ events: Entry[] }> }
  expect(format).toBe('firstword-fixture')
  expect(calls.map((call) => call.events.map(({ event }) => event))).toEqual(
    [1, 2].map((call) => raw.filter((entry) => entry.call === call).map(({ event }) => event)),
  )
  const second = await save(page, 'SSE text of call 2')
  expect(sse.text.endsWith(second.text)).toBe(true)
  expect([sse.name, timeline.name, fixture.name].map((name) => name.replace(/-.*?\./, '-*.'))).toEqual([
    'answer-*.sse.txt',
    'answer-*.timeline.json',
    'answer-*.fixture.json',
  ])
})

test('a running answer is followed; scrubbing back leaves it, and a button returns', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, 'Count to 30')
  await expectStatus(page, 'streaming')
  await lastAnswer(page).getByRole('link', { name: 'Inspect' }).click()
  await page.waitForURL(/\/inspect\//)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await expect(markdown(page)).toHaveText(words(5))
  await simulator.step(3)
  await expect(markdown(page)).toHaveText(words(8))
  await events(page).getByRole('listbox').press('ArrowUp')
  await expect(markdown(page)).toHaveText(words(7))
  await simulator.step(2)
  await expect(position(page)).toHaveAttribute('aria-valuetext', /of 1[3-9]/)
  await expect(markdown(page)).toHaveText(words(7))
  await page.getByRole('button', { name: 'Back to live' }).click()
  await expect(markdown(page)).toHaveText(words(10))
  await simulator.resume()
  await expect(markdown(page)).toHaveText(words(30))
  await expect(page.getByText('Live', { exact: true })).toBeHidden()
})

test('by the keyboard alone', async ({ page }) => {
  await inspect(page, 'Count to 9')
  const list = events(page).getByRole('listbox')
  await list.focus()
  await page.keyboard.press('Home')
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = await list.getAttribute('aria-activedescendant')
  await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true')
  await expect(position(page)).toHaveValue('3')
  await page.keyboard.press('ArrowUp')
  await expect(position(page)).toHaveValue('2')
  await page.keyboard.press('End')
  await expect(markdown(page)).toHaveText(words(9))
  await page.keyboard.press(' ')
  await expect(position(page)).toHaveValue(String(await lastPlace(page)))
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await position(page).focus()
  await page.keyboard.press('Home')
  await expect(markdown(page)).toHaveText('')
  await page.keyboard.press('ArrowRight')
  await expect(position(page)).toHaveValue('1')
})

test('the latest answer has an address of its own; without one it says what would be here', async ({ page }) => {
  await page.goto('/inspector')
  await expect(page.getByRole('heading', { name: 'Inspector' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ask something in a new chat' })).toHaveAttribute('href', '/')
  await inspect(page, 'Count to 2')
  const address = page.url()
  await page.goto('/inspector')
  await expect(page).toHaveURL(address)
})

test('nobody else finds it, and unknown ones look the same', async ({ page, browser, app }) => {
  await inspect(page, 'Count to 2')
  const address = page.url()
  const unknown = address.replace(/[^/]+$/, 'unknown')
  await asStranger(browser, async (stranger) => {
    await stranger.goto(app.url)
    await ask(stranger, 'Count to 1')
    await expectStatus(stranger, 'complete')
    for (const [who, path] of [
      [stranger, address],
      [stranger, unknown],
      [page, unknown],
      [page, address.replace('/inspect/', '/inspect/%00')],
    ] as const) {
      const response = await who.goto(path)
      expect(response?.status()).toBe(404)
      await expect(who.getByRole('heading', { name: 'There is nothing at this address.' })).toBeVisible()
      expect(await response?.text()).not.toContain('Count to 2')
    }
  })
})

test.describe('its look', () => {
  test.use(still)

  test('axe finds nothing, from 390 px to 2560 px', async ({ page }) => {
    await inspect(page, 'Compare the time in New York and Tokyo')
    expect(await violationsInEveryLook(page, [1280, 390, 1024, 2560])).toEqual([])
    await rows(page).nth(3).click()
    expect(await violationsInEveryLook(page)).toEqual([])
  })
})
