/** The list of chats: titles, actions and navigation, with the numbers of the checklist of conventions. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

const list = (page: Page) => page.getByRole('navigation', { name: 'Conversations' })
const links = (page: Page) => list(page).getByRole('link')
const newChat = (page: Page) => page.getByRole('button', { name: 'New chat' })
const toast = (page: Page) => page.getByRole('region', { name: 'Notice' })

/** Waits until the previous chat is gone, as earlier typing would go into its text box. */
async function openNewChat(page: Page) {
  await newChat(page).click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('article')).toHaveCount(0)
}

/** Asks in a new chat, and waits for its title. */
async function chatAbout(page: Page, number: number) {
  if (new URL(page.url()).pathname !== '/') await openNewChat(page)
  await ask(page, `count to ${number}`)
  await expectStatus(page, 'complete')
  await expect(list(page).getByRole('link', { name: `Count to ${number}`, exact: true })).toBeVisible()
}

async function openMenu(page: Page, title: string) {
  await list(page).getByRole('link', { name: title, exact: true }).hover()
  await list(page)
    .getByRole('button', { name: `Options for ${title}`, exact: true })
    .click()
  return page.getByRole('menu', { name: `Options for ${title}`, exact: true })
}

test('44: a chat is listed from its first question on, under its day, as the current one', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await expect(list(page)).toContainText('Your chats will be listed here.')
  await simulator.pauseAfter(2)
  await ask(page, 'count to 5')
  const link = links(page)
  await expect(link).toHaveText('count to 5')
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(list(page).getByRole('region', { name: 'Today' }).getByRole('link')).toHaveCount(1)
  await expect(list(page).getByRole('img', { name: 'Answer is being written' })).toBeVisible()
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(list(page).getByRole('img')).toHaveCount(0)
})

test('47: the title is made after the first answer, once, and names the page; a later one changes nothing', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await chatAbout(page, 3)
  await expect(page).toHaveTitle('Count to 3 – Firstword')
  expect(await simulator.titleRequests()).toHaveLength(1)
  await ask(page, 'count to 4')
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expect(links(page)).toHaveText(['Count to 3'])
  expect(await simulator.titleRequests()).toHaveLength(1)
  await page.reload()
  await expect(links(page)).toHaveText(['Count to 3'])
})

test('47: an answer that failed gives no title', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'Break off with an overloaded error')
  await expectStatus(page, 'error')
  await expect(links(page)).toHaveText(['Break off with an overloaded error'])
  expect(await simulator.titleRequests()).toEqual([])
})

test('44, 47: renaming in place: Enter saves, Escape does not; nothing changes places', async ({ page }) => {
  await page.goto('/')
  await chatAbout(page, 3)
  await chatAbout(page, 4)
  await (await openMenu(page, 'Count to 3')).getByRole('menuitem', { name: 'Rename' }).click()
  const box = list(page).getByRole('textbox', { name: 'Chat title' })
  await expect(box).toBeFocused()
  await expect(box).toHaveValue('Count to 3')
  await box.fill('Never')
  await box.press('Escape')
  await expect(links(page)).toHaveText(['Count to 4', 'Count to 3'])
  await (await openMenu(page, 'Count to 3')).getByRole('menuitem', { name: 'Rename' }).click()
  await box.fill('  My\u202E own  \u{E0041}name ')
  await box.press('Enter')
  await expect(links(page)).toHaveText(['Count to 4', 'My own name'])
  await expect(list(page).getByRole('link', { name: 'My own name' })).toBeFocused()
  await page.reload()
  await expect(links(page)).toHaveText(['Count to 4', 'My own name'])
})

test('44: pinned chats stand above, archived ones in a view of their own', async ({ page }) => {
  await page.goto('/')
  await chatAbout(page, 3)
  await chatAbout(page, 4)
  await (await openMenu(page, 'Count to 3')).getByRole('menuitem', { name: 'Pin' }).click()
  await expect(list(page).getByRole('region', { name: 'Pinned' }).getByRole('link')).toHaveText('Count to 3')
  await (await openMenu(page, 'Count to 4')).getByRole('menuitem', { name: 'Archive' }).click()
  await expect(links(page)).toHaveText(['Count to 3'])
  await page.reload()
  await expect(links(page)).toHaveText(['Count to 3'])
  await list(page).getByRole('button', { name: 'Archive' }).click()
  await expect(links(page)).toHaveText(['Count to 4'])
  await (await openMenu(page, 'Count to 4')).getByRole('menuitem', { name: 'Move back to the list' }).click()
  await list(page).getByRole('button', { name: 'Back to all chats' }).click()
  await expect(links(page)).toHaveText(['Count to 3', 'Count to 4'])
})

test('44: deleting is told once and can be undone; the open chat comes back as well', async ({ page }) => {
  await page.goto('/')
  await chatAbout(page, 3)
  await chatAbout(page, 4)
  const address = page.url()
  await page.evaluate(() => {
    const notices: string[] = []
    Object.assign(window, { notices })
    new MutationObserver(() => {
      const text = document.querySelector('[role="status"][aria-label="Notice"]')?.textContent
      if (text && notices.at(-1) !== text) notices.push(text)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await (await openMenu(page, 'Count to 4')).getByRole('menuitem', { name: 'Delete' }).click()
  await expect(links(page)).toHaveText(['Count to 3'])
  await expect(page).toHaveURL(/\/$/)
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(links(page)).toHaveText(['Count to 4', 'Count to 3'])
  await expect(page).toHaveURL(address)
  await expect(lastMarkdown(page)).toHaveText(words(4))
  expect(await page.evaluate(() => (window as unknown as { notices: string[] }).notices)).toEqual(['Chat deleted'])

  await (await openMenu(page, 'Count to 4')).getByRole('menuitem', { name: 'Delete' }).click()
  await expect(toast(page)).toBeVisible()
  await toast(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(toast(page)).toHaveCount(0)
  await page.reload()
  await expect(links(page)).toHaveText(['Count to 3'])
  expect((await page.request.get(address.replace('/chat/', '/api/chats/'))).status()).toBe(404)
})

test('44: running and new answers are marked, also for other tabs; looking takes the mark away', async ({
  page,
  context,
  simulator,
}) => {
  await page.goto('/')
  await chatAbout(page, 3)
  await simulator.pauseAfter(2)
  await openNewChat(page)
  await ask(page, 'count to 50')
  await expect(lastMarkdown(page)).toHaveText(words(2))
  await list(page).getByRole('link', { name: 'Count to 3' }).click()
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expect(list(page).getByRole('img', { name: 'Answer is being written' })).toBeVisible()
  const other = await context.newPage()
  await other.goto('/')
  await expect(list(other).getByRole('img', { name: 'Answer is being written' })).toBeVisible()
  await simulator.resume()
  await expect(list(page).getByRole('img', { name: 'New answer' })).toBeVisible()
  await expect(list(other).getByRole('img', { name: 'New answer' })).toBeVisible()
  await links(page).first().click()
  await expect(lastMarkdown(page)).toHaveText(words(50))
  await expect(list(page).getByRole('img')).toHaveCount(0)
  await expect(list(other).getByRole('img')).toHaveCount(0)
})

test('44: the menu is walked by arrow keys, and Escape leads back to its button', async ({ page }) => {
  await page.goto('/')
  await chatAbout(page, 3)
  const menu = await openMenu(page, 'Count to 3')
  await expect(menu.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(menu.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(list(page).getByRole('button', { name: 'Options for Count to 3' })).toBeFocused()
})

test('44: a list that cannot be read says so and stays; Retry reads it', async ({ page }) => {
  await page.goto('/')
  await chatAbout(page, 3)
  await page.route('**/api/chats?*', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(list(page).getByRole('alert')).toContainText('out of date')
  await expect(links(page)).toHaveText(['Count to 3'])
  await page.unroute('**/api/chats?*')
  await list(page).getByRole('button', { name: 'Retry' }).click()
  await expect(list(page).getByRole('alert')).toHaveCount(0)
  await expect(links(page)).toHaveText(['Count to 3'])
})

test('44: long lists are read while scrolling', async ({ page }) => {
  const rows = Array.from({ length: 120 }, (_, at) => ({
    id: `chat${at}`,
    title: `Chat number ${at}`,
    askedAt: new Date(Date.UTC(2026, 9, 20) - at * 86_400_000).toISOString(),
    isPinned: false,
    isArchived: false,
    isRunning: false,
    isUnread: false,
  }))
  await page.route('**/api/chats?*', (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0)
    const next = at + 50 < rows.length ? String(at + 50) : null
    return route.fulfill({ json: { pinned: [], chats: rows.slice(at, at + 50), next } })
  })
  await page.goto('/')
  await expect(links(page).first()).toHaveText('Chat number 0')
  await expect(async () => {
    await links(page).last().scrollIntoViewIfNeeded()
    await expect(links(page)).toHaveCount(120, { timeout: 500 })
  }).toPass()
  await expect(list(page).getByRole('region', { name: 'August 2026' })).toBeVisible()
})

test('48: Back and Forward walk chats; the address is stable before the first answer ends', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await chatAbout(page, 3)
  const first = page.url()
  await openNewChat(page)
  await simulator.pauseAfter(2)
  await ask(page, 'count to 4')
  await expect(lastMarkdown(page)).toHaveText(words(2))
  const second = page.url()
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(page).toHaveURL(second)
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  await list(page).getByRole('link', { name: 'Count to 3' }).click()
  await expect(page).toHaveURL(first)
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expect(page).toHaveTitle('Count to 3 – Firstword')
  await page.goBack()
  await expect(page).toHaveURL(second)
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await page.goForward()
  await expect(lastMarkdown(page)).toHaveText(words(3))
  expect(loads).toBe(0)
})

test('the sidebar of a wide page closes and opens, and the first paint remembers it', async ({ page }) => {
  await page.goto('/')
  await page.locator('textarea:focus').waitFor()
  await list(page).getByRole('button', { name: 'Close sidebar' }).click()
  await expect(list(page)).toHaveCount(0)
  expect(await (await page.request.get('/')).text()).not.toContain('aria-label="Conversations"')
  await expect(newChat(page)).toHaveCount(1)
  await page.reload()
  await page.locator('textarea:focus').waitFor()
  await page.getByRole('button', { name: 'Open sidebar' }).click()
  await expect(list(page)).toBeVisible()
  expect(await (await page.request.get('/')).text()).toContain('aria-label="Conversations"')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('50: the sidebar is a dialog that keeps the focus; Back and Escape close it, choosing a chat too', async ({
    page,
  }) => {
    await page.goto('/')
    await ask(page, 'count to 3')
    await expectStatus(page, 'complete')
    const address = page.url()
    await expect(list(page)).toHaveCount(0)
    const open = page.getByRole('button', { name: 'Open sidebar' })
    const dialog = page.getByRole('dialog', { name: 'Sidebar' })
    await open.click()
    await expect(dialog).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    for (let presses = 0; presses < 15; presses += 1) {
      await page.keyboard.press('Tab')
      const place = await page.evaluate(() => {
        const { activeElement: element } = document
        return element === document.body ? 'browser' : element?.closest('dialog') ? 'inside' : 'outside'
      })
      expect(place).not.toBe('outside')
    }
    await page.goBack()
    await expect(dialog).toHaveCount(0)
    await expect(page).toHaveURL(address)
    await open.click()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(open).toBeFocused()
    await open.click()
    await dialog.getByRole('button', { name: 'New chat' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page).toHaveURL(/\/$/)
    await open.click()
    await links(page).first().click()
    await expect(dialog).toHaveCount(0)
    await expect(page).toHaveURL(address)
    await page.goBack()
    await expect(page).toHaveURL(/\/$/)
  })

  test('8: Escape closes the sidebar and does not stop the answer behind it', async ({ page, simulator }) => {
    await page.goto('/')
    await simulator.pauseAfter(2)
    await ask(page, 'count to 5')
    await expect(lastMarkdown(page)).toHaveText(words(2))
    await page.getByRole('button', { name: 'Open sidebar' }).click()
    await page.keyboard.press('Escape')
    await expect(list(page)).toHaveCount(0)
    await simulator.resume()
    await expectStatus(page, 'complete')
    await expect(lastAnswer(page)).toContainText(words(5))
  })
})

test('46: shortcuts: a new chat, the list of all of them; none fires while somebody writes', async ({ page }) => {
  await page.goto('/')
  await chatAbout(page, 3)
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await messageBox(page).press('?')
  await expect(messageBox(page)).toHaveValue('?')
  await expect(dialog).toHaveCount(0)
  await messageBox(page).fill('')
  await page.getByRole('region', { name: 'Conversation' }).focus()
  await page.keyboard.press('?')
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText('New chat')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await messageBox(page).press('Control+/')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Control+/')
  await expect(dialog).toHaveCount(0)
  await messageBox(page).press('Control+Shift+O')
  await expect(page).toHaveURL(/\/$/)
  await expect(messageBox(page)).toBeFocused()
})
