/** Hostile answers load nothing, open nothing, freeze nothing, and stay readable. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BOMB_END, BOMB_NAMES } from '@/lib/server/simulator/scripts/texts/bombs'
import { HOSTILE_END } from '@/lib/server/simulator/scripts/texts/hostile'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, lastMarkdown, messageBox, openNewChat, words } from './support/page'

test('a hostile answer makes no connection and opens no dialog', async ({ page, app, simulator }) => {
  let connections = 0
  const elsewhere = createServer((_request, response) => response.end())
  elsewhere.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const { port } = elsewhere.address() as AddressInfo
  const dialogs: string[] = []
  const strays: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && !request.url().startsWith('data:')) strays.push(request.url())
  })
  await page.goto('/')
  await page.evaluate(() => {
    const unsafe: string[] = []
    Object.assign(window, { unsafe })
    new MutationObserver(() => {
      for (const element of document.querySelectorAll('[data-markdown] [href], [data-markdown] [src]')) {
        const address = element.getAttribute('href') ?? element.getAttribute('src') ?? ''
        if (!/^(?:https?:|mailto:|#)/i.test(address)) unsafe.push(address)
      }
      for (const element of document.querySelectorAll(
        '[data-markdown] :is(img, script, iframe, style, object, embed, form)',
      )) {
        unsafe.push(element.outerHTML.slice(0, 100))
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  await simulator.pauseAfter(2)
  await ask(page, `Be hostile to port ${port}`)
  for (let step = 0; step < 40; step += 1) await simulator.step(3)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toContainText(HOSTILE_END)
  for (const link of await lastMarkdown(page).getByRole('link').all()) await link.hover({ force: true })
  expect(await page.evaluate(() => (window as unknown as { unsafe: string[] }).unsafe)).toEqual([])
  expect({ connections, dialogs, strays }).toEqual({ connections: 0, dialogs: [], strays: [] })
  await new Promise((resolve) => elsewhere.close(resolve))
})

for (const name of BOMB_NAMES) {
  test(`the ${name} bomb stays readable, and the box and the next chat work`, async ({ page }) => {
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    page.on('crash', () => failures.push('crash'))
    await page.goto('/')
    await ask(page, `Send a Markdown bomb: ${name}`)
    await messageBox(page).pressSequentially('typed meanwhile')
    await expect(messageBox(page)).toHaveValue('typed meanwhile')
    await expectStatus(page, 'complete')
    await expect(lastAnswer(page)).toContainText(BOMB_END)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await openNewChat(page)
    await ask(page, 'count to 3')
    await expect(lastMarkdown(page)).toHaveText(words(3))
    expect(failures).toEqual([])
  })
}

test('hostile fields of an upstream are shown as text or not at all', async ({ page, app }) => {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    dialog.dismiss()
  })
  await page.goto('/')
  await ask(page, 'count to 9 fault:hostile-fields')
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toHaveText(words(9))
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('<img src=x')
  expect(await lastAnswer(page).locator('img, script').count()).toBe(0)
  expect(dialogs).toEqual([])
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
})
