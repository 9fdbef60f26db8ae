/** Links to chats from creation to revocation, and what a shared page may never do. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastMarkdown, messageBox } from './support/page'
import { asStranger, share } from './support/share'
import { newChatId, visitor } from './support/wire'

/** The formats in which Next serves a page. */
const FORMS: ReadonlyArray<Record<string, string>> = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]

test('52: says what becomes public, makes a read-only page for anyone, and revokes it', async ({
  page,
  browser,
  app,
}) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0)
  await ask(page, 'count to 5')
  await expectStatus(page, 'complete')
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this chat' })
  await expect(dialog).toContainText('2 messages become public')
  await expect(dialog).toContainText('Anyone who has the link can read')
  await expect(dialog).toContainText('Messages that come later stay private')
  await dialog.getByRole('combobox', { name: 'Link ends' }).selectOption('After 7 days')
  await dialog.getByRole('button', { name: 'Create link' }).click()
  const address = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(address).toMatch(new RegExp(`^${app.url}/share/[A-Za-z0-9]{22}$`))
  await expect(dialog).toContainText('It ends on')

  await asStranger(browser, async (stranger) => {
    const response = await stranger.goto(address)
    expect(response?.headers()).toMatchObject({
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'referrer-policy': 'no-referrer',
    })
    expect(response?.headers()['cache-control']).toContain('no-store')
    await expect(stranger.getByRole('heading', { level: 1, name: 'count to 5' })).toBeVisible()
    await expect(stranger.getByRole('article', { name: 'You' })).toHaveText('count to 5')
    await expect(lastMarkdown(stranger)).toHaveText('w000001 w000002 w000003 w000004 w000005')
    await expect(stranger.getByRole('textbox')).toHaveCount(0)
    await expect(stranger.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  })

  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.goto('/shares')
  await page.getByRole('button', { name: 'Revoke count to 5' }).click()
  await expect(page.getByText('Revoked')).toBeVisible()
  await asStranger(browser, async (stranger) => {
    expect((await stranger.goto(address))?.status()).toBe(404)
    await expect(stranger.getByRole('heading', { name: 'This link opens nothing.' })).toBeVisible()
  })
})

test('52: the page is whole without JavaScript: Markdown, math, code and tools', async ({ page, browser }) => {
  await page.goto('/')
  for (const question of [
    'Show me some math',
    'Show me code in several languages',
    'Compare the time in New York and Tokyo',
  ]) {
    await ask(page, question)
    await expectStatus(page, 'complete')
  }
  const address = await share(page)
  const texts = await asStranger(
    browser,
    async (stranger) => {
      await stranger.goto(address)
      await expect(stranger.locator('.katex').first()).toBeVisible()
      await expect(stranger.locator('.code-block').first()).toBeVisible()
      await expect(stranger.getByRole('group', { name: 'Tool: current_time' })).toHaveCount(2)
      return stranger.locator('[data-markdown]').allInnerTexts()
    },
    { javaScriptEnabled: false },
  )
  expect(texts).toHaveLength(3)
})

test('T5, T6: later turns, the owner and the chat are in no form of the page, and a revoked link opens none', async ({
  app,
}) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  await (await me.ask(chatId, 'count to 2')).text()
  await (await me.ask(chatId, 'count to 3', { messages: [question('second', 'count to 3')] })).text()
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
  const created = await (await me.fetch(`/api/chats/${chatId}/share`, post)).json()
  await (await me.ask(chatId, 'LATER', { messages: [question('third', 'Repeat after me: LATERTURN')] })).text()

  const bodies = async () =>
    Promise.all(
      FORMS.map(async (headers) => {
        const response = await fetch(`${app.url}/share/${created.id}`, { headers })
        expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive')
        expect(response.headers.get('cache-control')).toContain('no-store')
        return { status: response.status, text: await response.text() }
      }),
    )
  const before = await bodies()
  expect(before[0]?.text).toContain('w000003')
  for (const { text } of before)
    for (const secret of ['LATERTURN', chatId, 'costUsd']) expect(text).not.toContain(secret)

  const stranger = visitor(app.url)
  expect((await stranger.fetch(`/api/shares/${created.id}`, { method: 'DELETE' })).status).toBe(404)
  expect((await me.fetch(`/api/shares/${created.id}`, { method: 'DELETE' })).status).toBe(204)
  const after = await bodies()
  expect(after[0]?.status).toBe(404)
  for (const { text } of after) expect(text).not.toContain('w000003')
  expect((await stranger.fetch(`/api/shares/${created.id}/continue`, { method: 'POST' })).status).toBe(404)
  // The address is the site's own, whatever host the request names.
  const forged = await me.fetch(`/api/chats/${chatId}/share`, {
    ...post,
    headers: { ...post.headers, 'x-forwarded-host': 'evil.example' },
  })
  expect(await forged.text()).not.toContain('evil.example')
})

const question = (id: string, text: string) => ({ id, role: 'user', parts: [{ type: 'text', text }] })

test('the reader of a shared chat can continue it in a chat of their own', async ({ page, browser, app }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const address = await share(page)
  await asStranger(browser, async (stranger) => {
    await stranger.goto(address)
    await stranger.getByRole('button', { name: 'Continue this chat' }).click()
    await expect(messageBox(stranger)).toBeVisible()
    expect(stranger.url()).toMatch(new RegExp(`^${app.url}/chat/`))
    expect(stranger.url()).not.toBe(page.url())
    await expect(lastMarkdown(stranger)).toHaveText('w000001 w000002 w000003')
    await ask(stranger, 'count to 2')
    await expect(lastMarkdown(stranger)).toHaveText('w000001 w000002')
  })
  await page.reload()
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
})

test('T7: hostile questions, answers and titles run nothing and fetch nothing on a shared page', async ({
  page,
  browser,
  app,
}) => {
  const hits: string[] = []
  const elsewhere = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  const payloads = [
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '[x](java&#x73;cript:alert(1))',
    '<javascript:alert(1)>',
    '[x](vbscript:x)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<img src=x onerror=alert(1)>',
    `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
    `<style>*{background:url(${origin})}</style>`,
    `![a](${origin}/?q=S)`,
    '$$\\href{javascript:alert(1)}{x}$$',
  ]
  await page.goto('/')
  await ask(page, `Repeat after me: ${payloads.join('\n\n')}\n\nThe end.`)
  await expectStatus(page, 'complete')
  const address = await share(page)
  await asStranger(browser, async (stranger) => {
    const seen: string[] = []
    stranger.on('dialog', (dialog) => {
      seen.push(dialog.message())
      dialog.dismiss()
    })
    stranger.on('request', (request) => {
      if (!request.url().startsWith(app.url)) seen.push(request.url())
    })
    await stranger.goto(address)
    await expect(lastMarkdown(stranger)).toContainText('The end.')
    const unsafe = await stranger.evaluate(() =>
      [...document.querySelectorAll('main [href], main [src], main :is(script, iframe, img, style)')]
        .map((element) => element.getAttribute('href') ?? element.outerHTML)
        .filter((address) => !/^(?:https?:|#|\/)/.test(address)),
    )
    expect({ seen, unsafe, hits }).toEqual({ seen: [], unsafe: [], hits: [] })
  })
  await new Promise((resolve) => elsewhere.close(resolve))
})

test('axe finds nothing: share dialog, shared page, my links', async ({ browser, app }) => {
  await asStranger(
    browser,
    async (page) => {
      await page.goto(app.url)
      await ask(page, 'Show me a tour of Markdown')
      await expectStatus(page, 'complete')
      await page.getByRole('button', { name: 'Share' }).click()
      await expect(page.getByRole('dialog')).toContainText('become public')
      expect(await violationsInEveryLook(page)).toEqual([])
      await page.getByRole('button', { name: 'Create link' }).click()
      await page.getByRole('textbox', { name: 'Link' }).waitFor()
      expect(await violationsInEveryLook(page)).toEqual([])
      await page.goto(await page.getByRole('textbox', { name: 'Link' }).inputValue())
      await expect(lastMarkdown(page)).toBeVisible()
      expect(await violationsInEveryLook(page)).toEqual([])
      await page.goto(`${app.url}/shares`)
      await page.getByRole('button', { name: /^Revoke/ }).waitFor()
      expect(await violationsInEveryLook(page)).toEqual([])
    },
    { reducedMotion: 'reduce' },
  )
})
