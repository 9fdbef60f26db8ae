/** Messages, shell and assistive technology, with the numbers of the checklist of conventions. */
import { expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

test('38: every message is an article with a name and a time', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  for (const name of ['You', 'Claude']) {
    const article = page.getByRole('article', { name, exact: true })
    await expect(article).toHaveCount(1)
    const time = article.locator('time')
    expect(Date.parse((await time.getAttribute('datetime')) ?? '')).not.toBeNaN()
    const rendered = () => time.evaluate((element) => getComputedStyle(element, '::before').content)
    await page.mouse.move(0, 0)
    const short = await rendered()
    await article.hover()
    expect((await rendered()).length).toBeGreaterThan(short.length)
  }
})

test('40: Copy gives Markdown, rich paste keeps the form, and it is told once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await ask(page, 'Repeat after me: ## Title\n\nSome **bold** words and `code`.\n\n- one\n- two')
  await expectStatus(page, 'complete')
  // Until the renderer has loaded there is no formatting to copy.
  await expect(lastAnswer(page).getByRole('heading', { name: 'Title' })).toBeVisible()
  await page.evaluate(() => {
    const announcements: string[] = []
    Object.assign(window, { announcements })
    // Other changes may happen meanwhile: only new words are announced.
    const before = new WeakMap<Element, string | null>()
    new MutationObserver(() => {
      for (const live of document.querySelectorAll('[aria-live="polite"], [role="status"]')) {
        const words = live.textContent
        if (/copied/i.test(words ?? '') && before.get(live) !== words) announcements.push(words ?? '')
        before.set(live, words)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await lastAnswer(page).getByRole('button', { name: 'Copy', exact: true }).click()
  const clipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const read = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : undefined)
      return { text: await read('text/plain'), html: await read('text/html') }
    })
  // A read may be refused while the data is being written.
  await expect.poll(async () => (await clipboard().catch(() => undefined))?.text).toContain('## Title')
  const { text, html } = await clipboard()
  expect(text).toBe('## Title\n\nSome **bold** words and `code`.\n\n- one\n- two')
  for (const part of ['<h2', '<strong>bold</strong>', '<code>code</code>', '<li>']) expect(html).toContain(part)
  expect(html).not.toMatch(/class=|<button|data-/)
  expect(await page.evaluate(() => (window as unknown as { announcements: string[] }).announcements.length)).toBe(1)
})

test('43: the empty page greets and suggests; both are gone after the first message', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const suggestions = page.getByRole('region', { name: 'Conversation' }).getByRole('listitem').getByRole('button')
  const count = await suggestions.count()
  expect(count).toBeGreaterThanOrEqual(3)
  expect(count).toBeLessThanOrEqual(6)
  await suggestions.last().click()
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1, name: /Ask/ })).toHaveCount(0)
})

test('49: the theme is chosen, kept, and there at the first drawing', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Theme: system' }).click()
  await page.getByRole('button', { name: 'Theme: light' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const html = await (await page.request.get('/')).text()
  expect(html).toMatch(/<html[^>]*data-theme="dark"/)
})

test('56: the conversation is no live region; start and end are told once each, and errors as alerts', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await page.locator('main > p[role="status"]').waitFor({ state: 'attached' })
  await page.evaluate(() => {
    const announcements: string[] = []
    Object.assign(window, { announcements })
    const status = document.querySelector('p[role="status"]')
    if (status)
      new MutationObserver(() => announcements.push(status.textContent ?? '')).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      })
  })
  await simulator.pauseAfter(5)
  await ask(page, 'count to 100')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  for (let step = 0; step < 5; step += 1) await simulator.step(10)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { announcements: string[] }).announcements))
    .toEqual(['Claude is answering', 'Answer complete'])
  const region = page.getByRole('region', { name: 'Conversation' })
  expect(await region.evaluate((element) => element.closest('[aria-live], [role="log"]'))).toBeNull()
  expect(await lastMarkdown(page).evaluate((element) => element.closest('[aria-live], [role="log"]'))).toBeNull()
  await ask(page, 'Break off with an overloaded error')
  await expect(alertOf(page)).toContainText('overloaded')
})

test('57: streaming never moves the focus; after Stop it is in the box; a skip link leads to the newest answer', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(5)
  await ask(page, 'count to 200')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  const theme = page.getByRole('button', { name: /^Theme/ })
  await theme.focus()
  await simulator.step(100)
  await expect(lastMarkdown(page)).toHaveText(words(105))
  await expect(theme).toBeFocused()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
  await expect(messageBox(page)).toBeFocused()
  const skip = page.getByRole('button', { name: 'Skip to the newest answer' })
  await skip.focus()
  await expect(skip).toBeInViewport()
  await skip.press('Enter')
  await expect(lastAnswer(page)).toBeFocused()
})

test('60: the whole first use, by the keyboard alone', async ({ page, context, simulator }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await page.locator('textarea:focus').waitFor()
  const focusName = () =>
    page.evaluate(() => {
      const { activeElement: element } = document
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
  const tabTo = async (name: RegExp, key = 'Tab') => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (name.test(await focusName())) return
      await page.keyboard.press(key)
    }
    throw new Error(`${name} was never reached`)
  }
  await simulator.pauseAfter(4)
  await page.keyboard.type('count to 50')
  await page.locator('button[aria-label="Send"]:enabled').waitFor()
  await page.keyboard.press('Enter')
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await tabTo(/^Stop$/)
  await page.keyboard.press('Enter')
  await expectStatus(page, 'stopped')
  await tabTo(/^Copy$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(words(4))
  await tabTo(/^New chat$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/$/)
  await tabTo(/^Message$/)
  await expect(page.getByRole('article')).toHaveCount(0)
})
