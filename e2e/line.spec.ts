/** One tab under stress: a broken connection, a frozen page, double clicks, lost replies. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { startLine } from './support/line'
import { alertOf, ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

/** Records every alert that appears. */
async function watchAlerts(page: Page) {
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen, untouched: true })
    new MutationObserver(() => {
      for (const alert of document.querySelectorAll('section [role="alert"]')) seen.push(alert.textContent ?? '')
    }).observe(document.body, { subtree: true, childList: true })
  })
  return () =>
    page.evaluate(() => {
      const { seen, untouched } = window as unknown as { seen?: string[]; untouched?: boolean }
      return { seen, untouched }
    })
}

for (const fault of ['break', 'freeze'] as const) {
  test(`a connection that is gone for 5 s (${fault}): the page stays, says so, and completes by itself`, async ({
    page,
    app,
    simulator,
  }) => {
    const line = await startLine(app.url)
    await simulator.pauseAfter(50)
    await page.clock.install()
    await page.goto(line.url)
    await ask(page, 'count to 400')
    await expect(lastMarkdown(page)).toHaveText(words(50))
    const look = await watchAlerts(page)
    line[fault]()
    await simulator.step(100)
    if (fault === 'break') await expect(lastAnswer(page)).toContainText('Reconnecting', { timeout: 10_000 })
    await page.clock.runFor(5_000)
    await expectStatus(page, 'streaming')
    await expect(lastMarkdown(page)).toHaveText(words(50))
    line.mend()
    await expect(lastMarkdown(page)).toHaveText(words(150), { timeout: 15_000 })
    await expect(lastAnswer(page)).not.toContainText('Reconnecting')
    await simulator.resume()
    await expectStatus(page, 'complete')
    await expect(lastMarkdown(page)).toHaveText(words(400))
    expect(await look()).toMatchObject({ seen: [], untouched: true })
    expect(await simulator.requests()).toHaveLength(1)
    await line.stop()
  })
}

test('a frozen tab catches up at once', async ({ page, context, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(20)
  await ask(page, 'count to 3000')
  await expect(lastMarkdown(page)).toHaveText(words(20))
  const session = await context.newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await simulator.resume()
  await expect.poll(async () => (await simulator.requests())[0]?.ended).toBe('complete')
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await expect(lastMarkdown(page)).toHaveText(words(3_000))
  await expectStatus(page, 'complete')
  await expect(alertOf(page)).toHaveCount(0)
})

test('a double click on Send asks once, and does not stop the answer', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(3)
  await messageBox(page).fill('count to 40')
  await page.locator('button[aria-label="Send"]:enabled').waitFor()
  await page.getByRole('button', { name: 'Send' }).dblclick()
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await simulator.requests()).toHaveLength(1)
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
})

test('a double click on a suggestion and a burst of Enter ask once', async ({ page, simulator }) => {
  await page.goto('/')
  const suggestions = page.getByRole('region', { name: 'Conversation' }).getByRole('listitem').getByRole('button')
  await suggestions.last().dblclick()
  await expectStatus(page, 'complete')
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
  const before = (await simulator.requests()).length
  await messageBox(page).fill('count to 4')
  await page.locator('button[aria-label="Send"]:enabled').waitFor()
  await messageBox(page).evaluate((box) => {
    for (let press = 0; press < 5; press += 1) {
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    }
  })
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(2)
  expect((await simulator.requests()).length).toBe(before + 1)
})

test('a lost reply starts no second answer', async ({ page, app, simulator }) => {
  await page.goto('/')
  let lost = 0
  await page.route(`${app.url}/api/chat`, async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    // The server answers the question, but the browser never gets the reply.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await ask(page, 'count to 30')
  await expect(lastMarkdown(page)).toHaveText(words(30))
  await expectStatus(page, 'complete')
  await expect(alertOf(page)).toHaveCount(0)
  expect(lost).toBe(1)
  expect(await simulator.requests()).toHaveLength(1)
})
