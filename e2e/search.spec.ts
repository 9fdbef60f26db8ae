/** Searching chats and messages, with the numbers of the checklist of conventions. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastMarkdown, messageBox } from './support/page'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search chats' })
const box = (page: Page) => dialog(page).getByRole('combobox', { name: 'Search' })
const options = (page: Page) => dialog(page).getByRole('option')

async function sayInChat(page: Page, text: string) {
  await ask(page, `Repeat after me: ${text}`)
  await expect(lastMarkdown(page)).toHaveText(text)
  await expectStatus(page, 'complete')
}

async function newChat(page: Page) {
  await page.getByRole('button', { name: 'New chat' }).click()
  await expect(page).toHaveURL(/\/$/)
}

test('45: Ctrl+K finds text inside messages, shows where, and Enter opens at the message', async ({ page }) => {
  await page.goto('/')
  await sayInChat(page, 'The heron stood among the tall old green reeds of the lake and waited.')
  const address = page.url()
  await sayInChat(page, 'Quite another matter.')
  await newChat(page)
  await sayInChat(page, '数据库是有组织的数据集合。')
  await messageBox(page).press('Control+k')
  await expect(box(page)).toBeFocused()
  await box(page).fill('EED')
  await expect(options(page)).toHaveCount(2)
  await expect(options(page).first().locator('mark')).toHaveText('eed')
  await box(page).fill('数据集')
  await expect(options(page).first().locator('mark')).toHaveText('数据集')
  await box(page).fill('heron wait')
  await expect(options(page)).toHaveCount(2)
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await box(page).press('ArrowDown')
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(box(page)).toHaveAttribute(
    'aria-activedescendant',
    (await options(page).nth(1).getAttribute('id')) ?? '',
  )
  await box(page).press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`^${address}#message-[A-Za-z0-9_-]+$`))
  await expect(page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)).toBeInViewport()
  await expect(lastMarkdown(page)).toHaveText('Quite another matter.')
})

test('45: a chat is found by its title; within one chat only its messages are', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await expect(page).toHaveTitle('Count to 3 – Firstword')
  const address = page.url()
  await newChat(page)
  await ask(page, 'count to 4')
  await expectStatus(page, 'complete')
  await expect(page).toHaveTitle('Count to 4 – Firstword')
  await page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: 'Search' }).click()
  await box(page).fill('count')
  await expect(options(page)).toHaveCount(4)
  await dialog(page)
    .getByRole('button', { name: /This chat/ })
    .click()
  await expect(options(page)).toHaveCount(1)
  await expect(box(page)).toBeFocused()
  await dialog(page)
    .getByRole('button', { name: /This chat/ })
    .click()
  await box(page).fill('count 3')
  await expect(options(page)).toHaveCount(2)
  await options(page).first().click()
  await expect(page).toHaveURL(address)
})

test('45: a reply that comes late changes nothing; nothing found and failures say so', async ({ page }) => {
  await page.goto('/')
  await sayInChat(page, 'The heron waited.')
  const releases: Array<() => void> = []
  await page.route('**/api/search?*', async (route) => {
    if (route.request().url().includes('q=heron')) await new Promise<void>((resolve) => releases.push(resolve))
    // The page may have aborted it.
    await route.continue().catch(() => {})
  })
  await page.keyboard.press('Control+k')
  await box(page).fill('heron')
  await expect.poll(() => releases.length).toBe(1)
  await box(page).fill('nowhere at all')
  const state = dialog(page).getByRole('status', { name: 'Search state' })
  await expect(state).toHaveText('Nothing found.')
  for (const release of releases) release()
  await expect(options(page)).toHaveCount(0)
  await expect(state).toHaveText('Nothing found.')
  await page.route('**/api/search?*', (route) => route.fulfill({ status: 500, body: '{}' }))
  await box(page).fill('waited')
  await expect(dialog(page).getByRole('alert')).toBeVisible()
  await page.unroute('**/api/search?*')
  await dialog(page).getByRole('button', { name: 'Retry' }).click()
  await expect(options(page)).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

test('T3: nobody finds what is somebody else’s', async ({ page, browser, app }) => {
  await page.goto('/')
  await sayInChat(page, 'The heron waited.')
  const chatId = new URL(page.url()).pathname.split('/').at(-1)
  const stranger = await (await browser.newContext({ baseURL: app.url })).newPage()
  await stranger.goto('/')
  await sayInChat(stranger, 'Something else.')
  expect((await (await stranger.request.get('/api/search?q=heron')).json()).hits).toEqual([])
  expect((await stranger.request.get(`/api/search?q=heron&chatId=${chatId}`)).status()).toBe(404)
  expect((await stranger.request.patch(`/api/chats/${chatId}`, { data: { title: 'Mine' } })).status()).toBe(404)
  expect((await stranger.request.delete(`/api/chats/${chatId}`)).status()).toBe(404)
  expect((await (await stranger.request.get('/api/chats')).json()).chats).toHaveLength(1)
  expect((await (await page.request.get('/api/search?q=heron')).json()).hits).toHaveLength(3)
  await stranger.context().close()
})
