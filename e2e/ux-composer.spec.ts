/** The text box, with the numbers of the checklist of conventions. */
import { devices } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus, lastMarkdown, messageBox, openNewChat, words } from './support/page'

const send = 'button[aria-label="Send"]'

test('1: the box has the focus on load and after sending', async ({ page }) => {
  await page.goto('/')
  await expect(messageBox(page)).toBeFocused()
  await messageBox(page).fill('count to 3')
  await page.getByRole('button', { name: 'Send' }).click()
  await expectStatus(page, 'complete')
  await expect(messageBox(page)).toBeFocused()
})

test('2: Enter sends, Shift+Enter adds a line, Ctrl+Enter and Meta+Enter send, too', async ({ page, simulator }) => {
  await page.goto('/')
  for (const key of ['Enter', 'Control+Enter', 'Meta+Enter']) {
    await messageBox(page).fill('count to 2')
    await page.locator(`${send}:enabled`).waitFor()
    await messageBox(page).press('Shift+Enter')
    await expect(messageBox(page)).toHaveValue('count to 2\n')
    await messageBox(page).press(key)
    await expectStatus(page, 'complete')
    await expect(messageBox(page)).toHaveValue('')
  }
  expect(await simulator.requests()).toHaveLength(3)
})

test('3: Enter that ends a composition never sends', async ({ page, simulator }) => {
  await page.goto('/')
  await messageBox(page).fill('にほん')
  await page.locator(`${send}:enabled`).waitFor()
  await messageBox(page).evaluate((box) => {
    const press = (init: KeyboardEventInit) =>
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }))
    box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    press({ isComposing: true })
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    // Safari: the Enter that ended the composition arrives after it, as key code 229.
    press({ keyCode: 229 })
  })
  await expect(messageBox(page)).toHaveValue('にほん')
  await expect(page.getByRole('article')).toHaveCount(0)
  expect(await simulator.requests()).toEqual([])
  await messageBox(page).press('Enter')
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
  // Otherwise the question might still arrive during the next test and be counted there.
  await expectStatus(page, 'complete')
})

test.describe('with fingers only', () => {
  const { defaultBrowserType: _, ...phone } = devices['iPhone 13']
  test.use(phone)

  test('1, 4: the box is not focused by itself, Enter adds a line, and only Send sends', async ({
    page,
    simulator,
  }) => {
    await page.goto('/')
    await messageBox(page).waitFor()
    await expect(messageBox(page)).not.toBeFocused()
    await messageBox(page).tap()
    await page.keyboard.type('count to 3')
    await page.keyboard.press('Enter')
    await expect(messageBox(page)).toHaveValue('count to 3\n')
    expect(await simulator.requests()).toEqual([])
    await page.getByRole('button', { name: 'Send' }).tap()
    await expect(lastMarkdown(page)).toHaveText(words(3))
    // The keyboard would cover the answer.
    await expect(messageBox(page)).not.toBeFocused()
  })

  test('16: nothing is zoomed at when the box gets the focus', async ({ page }) => {
    await page.goto('/')
    const size = await messageBox(page).evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize))
    expect(size).toBeGreaterThanOrEqual(16)
  })
})

test('5: the box grows to about 40 % of the view, scrolls inside, and shrinks after sending', async ({ page }) => {
  await page.goto('/')
  const height = async () => (await messageBox(page).boundingBox())?.height ?? 0
  const small = await height()
  await messageBox(page).fill('a\nb\nc\nd')
  expect(await height()).toBeGreaterThan(small + 40)
  await messageBox(page).fill('line\n'.repeat(80))
  const view = page.viewportSize()?.height ?? 0
  expect(await height()).toBeGreaterThan(view * 0.3)
  expect(await height()).toBeLessThanOrEqual(view * 0.42)
  expect(await messageBox(page).evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect.poll(height).toBe(small)
  // Its call must not be counted in the next test.
  await expectStatus(page, 'complete')
})

test('6: nothing blank can be sent', async ({ page, simulator }) => {
  await page.goto('/')
  const button = page.getByRole('button', { name: 'Send' })
  await expect(button).toBeDisabled()
  await messageBox(page).fill(' \n\t ')
  await expect(button).toBeDisabled()
  await messageBox(page).press('Enter')
  await expect(page.getByRole('article')).toHaveCount(0)
  await messageBox(page).fill('x')
  await expect(button).toBeEnabled()
  expect(await simulator.requests()).toEqual([])
})

test('8: Esc stops the answer; the Esc that ends a composition does not', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, 'count to 500')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await messageBox(page).evaluate((box) => {
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...init }))
    }
  })
  await simulator.step(1)
  await expect(lastMarkdown(page)).toHaveText(words(6))
  await expectStatus(page, 'streaming')
  await page.keyboard.press('Escape')
  await expectStatus(page, 'stopped')
})

test('9: a draft lives with its chat, over a switch, a reload and a failed send', async ({ page, app }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await messageBox(page).fill('a draft of the first chat')
  await openNewChat(page)
  await expect(messageBox(page)).toHaveValue('')
  await messageBox(page).fill('a draft of a new chat')
  await page.goBack()
  await expect(messageBox(page)).toHaveValue('a draft of the first chat')
  await page.reload()
  await expect(messageBox(page)).toHaveValue('a draft of the first chat')
  await page.goto('/')
  await expect(messageBox(page)).toHaveValue('a draft of a new chat')

  const refusal = { code: 'overloaded', message: 'The server is full.', retryable: true, requestId: 'r1' }
  const isPost = (url: URL) => url.href === `${app.url}/api/chat`
  await page.route(isPost, (route) => route.fulfill({ status: 503, json: { error: refusal } }))
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('article', { name: 'You' })).toHaveAttribute('data-status', 'failed')
  await expect(messageBox(page)).toHaveValue('a draft of a new chat')
  await expect(alertOf(page)).toContainText('The server is full.')
  await page.unroute(isPost)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expectStatus(page, 'complete')
  await expect(messageBox(page)).toHaveValue('')
  await page.reload()
  await expect(messageBox(page)).toHaveValue('')
})

test('9: what failed can be changed and sent from the box, and is asked once', async ({ page, app, simulator }) => {
  await page.goto('/')
  const isPost = (url: URL) => url.href === `${app.url}/api/chat`
  await page.route(isPost, (route) =>
    route.fulfill({ status: 413, json: { error: { code: 'too_large', message: 'x' } } }),
  )
  await ask(page, 'count to 2')
  await expect(messageBox(page)).toHaveValue('count to 2')
  await page.unroute(isPost)
  await ask(page, 'count to 3')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expect(page.getByRole('article', { name: 'You' })).toHaveText(['count to 3'])
  expect(await simulator.requests()).toHaveLength(1)
})

test('15: ?q= fills the box and never sends', async ({ page, simulator }) => {
  await page.goto('/?q=count%20to%203')
  await expect(messageBox(page)).toHaveValue('count to 3')
  await expect(page.getByRole('article')).toHaveCount(0)
  expect(await simulator.requests()).toEqual([])
})
