/** People: from guest to account and back, other devices, preferences, and all of a person's data. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { violations } from './support/axe'
import { choose, fileOf } from './support/files'
import { ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'
import { expect, newName, sessionOf, signIn, test } from './support/people'

/** Everything of this site in the browser's storage that its pages can read. */
const storageOf = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))

const showCode = async (page: Page) => {
  await page.goto('/account')
  await page.getByRole('button', { name: 'Show a one-time code' }).click()
  return (await page.getByRole('link', { name: 'The link for this code' }).getAttribute('href')) ?? ''
}

test('T46, T47: a guest signs in: the chats stay, the session is another, the old one opens nothing', async ({
  page,
  context,
  app,
}) => {
  await page.goto('/')
  await ask(page, 'count to 7')
  await expectStatus(page, 'complete')
  const address = page.url()
  const chatId = new URL(address).pathname.split('/').at(-1)
  const before = await sessionOf(context)
  await signIn(page, newName())
  const after = await sessionOf(context)
  expect(after).toBeDefined()
  expect(after).not.toBe(before)
  expect((await context.cookies()).filter(({ name }) => name.includes('sign-in'))).toEqual([])
  await page.goto(address)
  await expect(lastMarkdown(page)).toHaveText(words(7))
  const old = await fetch(`${app.url}/api/chats/${chatId}`, { headers: { cookie: `firstword-session=${before}` } })
  expect(old.status).toBe(404)
})

test('T47: an answer goes on while its reader signs in in another tab', async ({
  page,
  context,
  browser,
  baseURL,
  simulator,
}) => {
  const name = newName()
  // The account already exists, so that the guest's chats are moved to it.
  await signIn(await (await browser.newContext({ baseURL })).newPage(), name)
  await simulator.pauseAfter(3)
  await page.goto('/')
  await ask(page, 'count to 9')
  await expect(lastMarkdown(page)).toContainText('w000003')
  const other = await context.newPage()
  await signIn(other, name)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toHaveText(words(9))
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(9))
  expect(await simulator.requests()).toHaveLength(1)
})

test('signing out leaves nothing on the machine, and Back shows nothing', async ({ page, context, app }) => {
  await page.goto('/')
  await ask(page, 'Repeat after me: CANARY-ON-SCREEN')
  await expectStatus(page, 'complete')
  const address = page.url()
  await messageBox(page).fill('CANARY-DRAFT')
  await page.getByRole('button', { name: /^Model:/ }).click()
  await page.getByRole('menuitemradio', { name: /Haiku/ }).click()
  await choose(page, fileOf('CANARY-FILE.txt', 'text/plain', 'words'))
  await page.getByRole('button', { name: 'Close sidebar' }).click()
  const items = ['CANARY-DRAFT', 'CANARY-FILE', 'claude-haiku', 'firstword-sidebar=closed']
  for (const item of items) await expect.poll(() => storageOf(page)).toContain(item)
  await signIn(page, newName())
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await page.getByRole('combobox', { name: 'Sending a question' }).selectOption('modifier-enter')
  for (const item of ['firstword-theme=dark', 'firstword-send-key=modifier-enter']) {
    await expect.poll(() => storageOf(page)).toContain(item)
  }
  const other = await context.newPage()
  await other.goto(address)
  await expect(lastAnswer(other)).toContainText('CANARY-ON-SCREEN')

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'You are not known here' })).toBeVisible()
  // Cookies of the provider's site are not ours.
  expect(await context.cookies(app.url)).toEqual([])
  expect(await storageOf(page)).toBe('[{},{},""]')
  // The other tab has cleared its state too.
  await expect(other.getByRole('heading', { name: /Ask Claude/ })).toBeVisible()
  await expect(other.locator('body')).not.toContainText('CANARY')
  expect(await storageOf(other)).toBe('[{},{},""]')
  for (let step = 0; step < 4; step += 1) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    if (!page.url().startsWith('http://127.0.0.1')) continue
    await expect(page.locator('body')).not.toContainText('CANARY')
  }
  await page.goto(address)
  await expect(page.getByText('There is no chat at this address, or it is not yours.')).toBeVisible()
})

test('a sign-in that is cancelled, or returns to another browser, says so and changes nothing', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const session = await sessionOf(context)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign in with Example' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'cancelled' })).toBeVisible()
  await page.goto('/api/sign-in/oidc/callback?code=stolen&state=0123456789012345678901234567890123456789012')
  await expect(page.getByRole('alert').filter({ hasText: 'began in another browser' })).toBeVisible()
  expect(await sessionOf(context)).toBe(session)
  await expect(page.getByRole('heading', { name: 'You are a guest' })).toBeVisible()
})

test('a one-time code opens the running answer on another device; it works once', async ({
  page,
  browser,
  baseURL,
  simulator,
}) => {
  await simulator.pauseAfter(4)
  await page.goto('/')
  await ask(page, 'count to 12')
  await expect(lastMarkdown(page)).toContainText('w000004')
  const chat = new URL(page.url()).pathname
  const desk = await page.context().newPage()
  const link = await showCode(desk)
  await expect(desk.getByRole('img', { name: 'The one-time code as a QR code' })).toBeVisible()
  // The code is not in the part of the address that the server sees.
  expect(new URL(link).pathname).toBe('/device')
  expect(new URL(link).hash.length).toBeGreaterThan(40)

  const phone = await (await browser.newContext({ baseURL })).newPage()
  await phone.goto(`${link}/${chat.split('/').at(-1)}`)
  await expect.poll(() => new URL(phone.url()).hash).toBe('')
  await phone.getByRole('button', { name: 'Open the chats here' }).click()
  await phone.waitForURL(`**${chat}`)
  await expect(lastMarkdown(phone)).toContainText('w000004')
  await simulator.step(3)
  for (const device of [page, phone]) await expect(lastMarkdown(device)).toContainText('w000007')
  await simulator.resume()
  for (const device of [page, phone]) {
    await expectStatus(device, 'complete')
    await expect(lastMarkdown(device)).toHaveText(words(12))
  }
  expect(await simulator.requests()).toHaveLength(1)

  const third = await (await browser.newContext({ baseURL })).newPage()
  await third.goto(link)
  await third.getByRole('button', { name: 'Open the chats here' }).click()
  await expect(third.getByRole('alert').filter({ hasText: 'not valid any more' })).toBeVisible()
  expect(await sessionOf(third.context())).toBeUndefined()

  // The phone can be signed out again.
  await desk.reload()
  await desk.getByRole('button', { name: 'Sign out everywhere else (1)' }).click()
  await expect(desk.getByRole('button', { name: /everywhere else/ })).toHaveCount(0)
  await phone.reload()
  await expect(phone.getByText('There is no chat at this address, or it is not yours.')).toBeVisible()
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(12))
})

test('a device with its own chats asks before it moves them', async ({ page, browser, baseURL }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const link = await showCode(page)
  const phone = await (await browser.newContext({ baseURL })).newPage()
  await phone.goto('/')
  await ask(phone, 'count to 5')
  await expectStatus(phone, 'complete')
  const own = phone.url()
  await phone.goto(link)
  await expect(phone.getByText('This device has one chat of its own. It moves along')).toBeVisible()
  await phone.getByRole('button', { name: 'Open the chats and bring mine along' }).click()
  await phone.waitForURL('**/')
  await page.goto(own)
  await expect(lastMarkdown(page)).toHaveText(words(5))
})

test('preferences follow the person: the theme, the send key, the instructions', async ({ page, browser, baseURL }) => {
  const name = newName()
  await signIn(page, name)
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('combobox', { name: 'Sending a question' }).selectOption('modifier-enter')
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Instructions for every answer' }).fill('Answer in rhyme.')
  await page.getByRole('button', { name: 'Save the instructions' }).click()
  await expect(page.getByRole('button', { name: 'Save the instructions' })).toHaveCount(0)

  const elsewhere = await (await browser.newContext({ baseURL })).newPage()
  await signIn(elsewhere, name)
  await expect(elsewhere.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(elsewhere.getByRole('textbox', { name: 'Instructions for every answer' })).toHaveValue(
    'Answer in rhyme.',
  )
  await elsewhere.goto('/')
  await messageBox(elsewhere).fill('count to 2')
  await messageBox(elsewhere).press('Enter')
  await expect(messageBox(elsewhere)).toHaveValue('count to 2\n')
  await messageBox(elsewhere).press('Control+Enter')
  await expectStatus(elsewhere, 'complete')
})

test('everything can be downloaded: whole trees, and nothing of anybody else', async ({ page, browser, baseURL }) => {
  const stranger = await (await browser.newContext({ baseURL })).newPage()
  await stranger.goto('/')
  await ask(stranger, 'Repeat after me: CANARY-OF-A-STRANGER')
  await expectStatus(stranger, 'complete')
  await page.goto('/')
  await ask(page, 'Repeat after me: CANARY-OF-MINE')
  await expectStatus(page, 'complete')
  await lastAnswer(page).getByRole('button', { name: 'Regenerate', exact: true }).click()
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expectStatus(page, 'complete')
  await page.goto('/account')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download everything' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^firstword-\d{4}-\d{2}-\d{2}\.json$/)
  const text = readFileSync(await download.path(), 'utf8')
  const all = JSON.parse(text)
  expect(all).toMatchObject({ format: 'firstword-account', person: { isGuest: true } })
  expect(all.chats).toHaveLength(1)
  expect(all.chats[0].messages.map(({ role }: { role: string }) => role).sort()).toEqual([
    'assistant',
    'assistant',
    'user',
  ])
  expect(text).toContain('CANARY-OF-MINE')
  expect(text).not.toContain('CANARY-OF-A-STRANGER')
})

test('T63: everything is deleted, also what is being answered, and nothing comes back', async ({
  page,
  context,
  app,
  simulator,
}) => {
  await signIn(page, newName())
  await simulator.pauseAfter(3)
  await page.goto('/')
  await ask(page, 'count to 2000')
  await expect(lastMarkdown(page)).toContainText('w000003')
  const address = page.url()
  const answerId = await lastAnswer(page).getAttribute('data-message-id')
  const session = await sessionOf(context)
  const account = await context.newPage()
  await account.goto('/account')
  await account.getByRole('button', { name: 'Delete everything…' }).click()
  const remove = account.getByRole('button', { name: 'Delete everything', exact: true })
  await expect(remove).toBeDisabled()
  await account.getByRole('textbox', { name: 'Type delete everything' }).fill('delete everything')
  await remove.click()
  await expect(account.getByRole('heading', { name: 'You are not known here' })).toBeVisible()
  await simulator.resume()
  expect(await context.cookies(app.url)).toEqual([])
  const headers = { cookie: `firstword-session=${session}` }
  const chatId = new URL(address).pathname.split('/').at(-1)
  expect((await fetch(`${app.url}/api/chats/${chatId}`, { headers })).status).toBe(404)
  expect((await fetch(`${app.url}/api/account/export`, { headers })).status).toBe(401)
  const ended = () =>
    app
      .output()
      .split('\n')
      .filter((line) => line.includes('answer ended') && line.includes(`"${answerId}"`))
  await expect.poll(ended).toHaveLength(1)
  expect(app.output()).not.toContain('answer not stored')
  await account.goto(address)
  await expect(account.getByText('There is no chat at this address, or it is not yours.')).toBeVisible()
})

test('axe finds nothing on the account page and the device page', async ({ page }) => {
  await page.goto('/account?sign-in=failed')
  await expect(page.getByRole('heading', { name: 'You are not known here' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const link = await showCode(page)
  await page.getByRole('button', { name: 'Delete everything…' }).click()
  for (const theme of ['dark', 'light']) {
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
    expect(await violations(page)).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.goto(link)
  await expect(page.getByRole('button', { name: /Open the chats/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
})
