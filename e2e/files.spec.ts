/** Files that people attach: by picker, paste and drop, their upload and download, and hostile ones. */
import { devices, type Page } from '@playwright/test'
import { bytesOf, pdfBomb, pdfOf, pngOf } from '@/lib/server/files/fixtures/made-up-files'
import { violations } from './support/axe'
import { chips, choose, drag, fileOf, paste } from './support/files'
import { expect, test } from './support/fixtures'
import { ask, conversation, expectStatus, lastMarkdown, messageBox, openNewChat, words } from './support/page'
import { newChatId, visitor } from './support/wire'

const png = fileOf('cat.png', 'image/png', pngOf(320, 200))
const pdf = fileOf('paper.pdf', 'application/pdf', pdfOf('one', 'two'))
const code = fileOf('sum.ts', 'video/mp2t', 'export const sum = (a: number, b: number) => a + b\n')

const question = (page: Page) => conversation(page).getByRole('article', { name: 'You' }).last()
const fileAlert = (page: Page) => page.locator('form').getByRole('alert')
const send = (page: Page) => page.getByRole('button', { name: 'Send' })

/** Waits until all files in the box are uploaded. */
async function expectReady(page: Page, count: number) {
  await expect(chips(page)).toHaveCount(count)
  await expect(page.locator('form li[data-state="ready"]')).toHaveCount(count)
}

test('13: chosen files become chips with what they are and cost, and go along with the question', async ({ page }) => {
  await page.goto('/')
  await choose(page, png, pdf, code)
  await expectReady(page, 3)
  await expect(chips(page).nth(0)).toContainText(/cat\.png.*PNG image · \d+ bytes · [\d,]+ tokens/s)
  await expect(chips(page).nth(1)).toContainText(/paper\.pdf.*PDF, 2 pages · \d+ bytes · [\d,]+ tokens/s)
  await expect(chips(page).nth(2)).toContainText(/sum\.ts.*Text · 51 bytes · [\d,]+ tokens/s)
  await expect(chips(page).nth(0).locator('img')).toBeVisible()
  await expect(page.locator('form').getByRole('status')).toHaveText('3 files are attached')
  await page.getByRole('button', { name: 'Remove sum.ts' }).click()
  await expectReady(page, 2)
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await expect(chips(page)).toHaveCount(0)

  const files = question(page).getByRole('list', { name: 'Attached files' })
  await expect(files.getByRole('listitem')).toHaveCount(2)
  await expect(files.getByRole('link', { name: 'Save paper.pdf' })).toContainText('PDF, 2 pages')
  await page.reload()
  await expect(files.getByRole('listitem')).toHaveCount(2)
  await files.getByRole('button', { name: 'Open cat.png' }).click()
  const dialog = page.getByRole('dialog', { name: 'cat.png' })
  await expect(dialog.getByText('PNG image, 320 × 200')).toBeVisible()
  await expect.poll(() => dialog.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(files.getByRole('button', { name: 'Open cat.png' })).toBeFocused()
})

test('13: another answer and an edit keep the files of their question', async ({ page }) => {
  await page.goto('/')
  await choose(page, pdf)
  await expectReady(page, 1)
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const link = question(page).getByRole('link', { name: 'Save paper.pdf' })
  await question(page).getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Edited message' }).fill('count to 4')
  await page.getByRole('button', { name: 'Send edit' }).click()
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expectStatus(page, 'complete')
  await expect(link).toBeVisible()
  await page.getByRole('button', { name: 'Regenerate', exact: true }).last().click()
  const menu = page.getByRole('menuitem').first()
  if (await menu.isVisible().catch(() => false)) await menu.click()
  await expectStatus(page, 'complete')
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expect(link).toBeVisible()
})

test('12: a pasted image is a chip; pasted text stays text, and a very long one can be text again', async ({
  page,
}) => {
  await page.goto('/')
  await paste(page, [fileOf('image.png', 'image/png', pngOf(40, 40))])
  await expectReady(page, 1)
  await expect(chips(page)).toContainText('Pasted image.png')
  await page.getByRole('button', { name: 'Remove Pasted image.png' }).click()
  await expect(chips(page)).toHaveCount(0)
  await expect(messageBox(page)).toBeFocused()

  // Office programs copy a picture of the text with it.
  await paste(page, [fileOf('image.png', 'image/png', pngOf(40, 40))], 'a cell of a table')
  await expect(chips(page)).toHaveCount(0)
  const long = 'a long text '.repeat(1_000).trim()
  await paste(page, [], long)
  await expectReady(page, 1)
  await expect(chips(page)).toContainText('Pasted text.txt')
  await page.reload()
  await expectReady(page, 1)
  await page.getByRole('button', { name: 'Insert as text' }).click()
  await expect(messageBox(page)).toHaveValue(long)
  await expect(chips(page)).toHaveCount(0)
})

test('14: files over the page are shown where they may be dropped, and dropped they are chips', async ({ page }) => {
  await page.goto('/')
  await page.locator('button[aria-label="Attach files"]:enabled').waitFor()
  await drag(page, 'dragenter', [png])
  await expect(page.getByText('Drop files to attach them')).toBeVisible()
  await drag(page, 'dragleave', [png])
  await expect(page.getByText('Drop files to attach them')).toHaveCount(0)
  await drag(page, 'dragover', [png, pdf])
  await drag(page, 'drop', [png, pdf])
  await expect(page.getByText('Drop files to attach them')).toHaveCount(0)
  await expectReady(page, 2)
})

test('13: what cannot be taken is told before anything is sent, and what can be is', async ({ page }) => {
  const uploads: string[] = []
  page.on('request', (request) => request.url().includes('/api/files?') && uploads.push(request.url()))
  await page.goto('/')
  await choose(
    page,
    fileOf('letter.docx', 'application/msword', 'PK\u0003\u0004'),
    fileOf('photo.png', 'image/png', '<html><script>alert(1)</script>'),
    fileOf('drawing.svg', 'image/svg+xml', '<svg onload="alert(1)"/>'),
    fileOf('report.pdf', 'application/pdf', 'PK\u0003\u0004 and more'),
    fileOf('long.txt', 'text/plain', 'x'.repeat(600 * 1024)),
    fileOf('empty.txt', 'text/plain', ''),
    code,
  )
  await expectReady(page, 1)
  for (const words of [
    'letter.docx was not attached. Office documents are not taken. Save it as PDF or text.',
    'photo.png was not attached. It is named like an image, but its content is text.',
    'drawing.svg was not attached. SVG drawings are not taken.',
    'report.pdf was not attached. It is a ZIP archive or an Office document, which is not taken.',
    'long.txt was not attached. It has more than 512 KB, the most that a text may have.',
    'empty.txt was not attached. It is empty.',
  ]) {
    await expect(fileAlert(page)).toContainText(words)
  }
  expect(uploads).toHaveLength(1)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(fileAlert(page)).toHaveCount(0)

  await choose(page, ...Array.from({ length: 11 }, (_, at) => fileOf(`${at}.txt`, 'text/plain', `file ${at}`)))
  await expectReady(page, 10)
  await expect(fileAlert(page)).toContainText('A question takes up to 10 files.')
})

test('13: a photo that is too large is made smaller before it is sent, and says so', async ({ page }) => {
  const photo = fileOf('photo.png', 'image/png', pngOf(1_600, 1_000, 1_000, true))
  expect(photo.buffer.length).toBeGreaterThan(4 * 1024 * 1024)
  await page.goto('/')
  await choose(page, photo)
  await expectReady(page, 1)
  await expect(chips(page)).toContainText(/photo\.jpg.*JPEG image · .* · made smaller/s)
})

test('13: what only the server can tell makes a chip that says why and holds the question back', async ({ page }) => {
  await page.goto('/')
  await messageBox(page).fill('count to 3')
  await choose(page, fileOf('bomb.png', 'image/png', pngOf(60_000, 60_000)))
  await expect(chips(page)).toContainText('bomb.png was not attached. It has 60,000 × 60,000 pixels.')
  await expect(send(page)).toBeDisabled()
  await expect(send(page)).toHaveAttribute('title', 'A file could not be attached: retry or remove it')
  await page.getByRole('button', { name: 'Remove bomb.png' }).click()
  await expect(send(page)).toBeEnabled()
})

test('13: a question waits for its uploads, and a broken one can be tried again', async ({ page }) => {
  let release = () => {}
  const hold = new Promise<void>((resolve) => {
    release = resolve
  })
  let posts = 0
  await page.route(/\/api\/files\?/, async (route) => {
    posts += 1
    if (posts === 1) return route.abort()
    await hold
    await route.continue()
  })
  await page.goto('/')
  await messageBox(page).fill('count to 3')
  await choose(page, code)
  await expect(chips(page)).toContainText('This device cannot reach the server.')
  await page.getByRole('button', { name: 'Retry sum.ts' }).click()
  await expect(page.getByRole('progressbar', { name: 'Uploading sum.ts' })).toBeVisible()
  await expect(send(page)).toBeDisabled()
  await expect(page.locator('form').getByRole('status')).toHaveText('Sending waits for one upload')
  release()
  await expectReady(page, 1)
  await expect(send(page)).toBeEnabled()
})

test('9: chips live with their chat, over a switch and a reload', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await choose(page, pdf)
  await expectReady(page, 1)
  await openNewChat(page)
  await expect(chips(page)).toHaveCount(0)
  await choose(page, png)
  await expectReady(page, 1)
  await page.goBack()
  await expect(chips(page)).toContainText('paper.pdf')
  await page.reload()
  await expectReady(page, 1)
  await expect(chips(page)).toContainText(/paper\.pdf.*PDF, 2 pages .* tokens/s)
  await page.goto('/')
  await expect(chips(page)).toContainText('cat.png')
  await expect(chips(page).locator('img')).toBeVisible()
})

test('10: a failed send gives text and files back, and Retry sends both once', async ({ page, app }) => {
  await page.goto('/')
  await choose(page, png)
  await expectReady(page, 1)
  const refusal = { code: 'overloaded', message: 'The server is full.', retryable: true, requestId: 'r1' }
  const isPost = (url: URL) => url.href === `${app.url}/api/chat`
  await page.route(isPost, (route) => route.fulfill({ status: 503, json: { error: refusal } }))
  await ask(page, 'count to 3')
  await expect(question(page)).toHaveAttribute('data-status', 'failed')
  await expect(messageBox(page)).toHaveValue('count to 3')
  await expectReady(page, 1)
  await page.unroute(isPost)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expectStatus(page, 'complete')
  await expect(messageBox(page)).toHaveValue('')
  await expect(chips(page)).toHaveCount(0)
  await page.reload()
  await expect(question(page).getByRole('button', { name: 'Open cat.png' })).toBeVisible()
  await expect(chips(page)).toHaveCount(0)
})

test('7: a queued question keeps its files', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(3)
  await ask(page, 'count to 10')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await choose(page, pdf)
  await expectReady(page, 1)
  await messageBox(page).fill('count to 4')
  await messageBox(page).press('Enter')
  await expect(page.getByRole('region', { name: 'Queue' })).toContainText('1 file')
  await expect(chips(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Queue' })).toContainText('1 file')
  await simulator.resume()
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expect(question(page).getByRole('link', { name: 'Save paper.pdf' })).toBeVisible()
})

test('a file that is gone is marked as gone', async ({ page }) => {
  await page.goto('/')
  await choose(page, png)
  await expectReady(page, 1)
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await page.route(/\/api\/files\/\w+$/, (route) => route.fulfill({ status: 404, json: {} }))
  await page.reload()
  await expect(question(page)).toContainText('cat.png')
  await expect(question(page)).toContainText('No longer available')
})

test.describe('on a phone', () => {
  const { defaultBrowserType: _browser, ...phone } = devices['Pixel 7']
  test.use(phone)

  test('13: everything about a file is large enough to touch, and nothing is wider than the page', async ({ page }) => {
    await page.goto('/')
    await choose(page, png, fileOf(`${'a-very-long-name-'.repeat(9)}.md`, 'text/markdown', '# Words'))
    await expectReady(page, 2)
    for (const name of ['Attach files', 'Remove cat.png']) {
      const size = await page.getByRole('button', { name }).boundingBox()
      expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await messageBox(page).fill('count to 3')
    await send(page).tap()
    await expectStatus(page, 'complete')
    expect(await overflow()).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
  })
})

test('a stock client sends a file as a data URL: stored once, served to its owner and to nobody else', async ({
  app,
}) => {
  const [ada, eve] = [visitor(app.url), visitor(app.url)]
  const chatId = newChatId()
  const url = `data:image/png;base64,${png.buffer.toString('base64')}`
  const parts = [
    { type: 'file', mediaType: 'image/png', filename: 'cat.png', url },
    { type: 'text', text: 'count to 3' },
  ]
  for (let times = 0; times < 2; times += 1) {
    const response = await ada.ask(chatId, '', { messages: [{ id: 'q1', role: 'user', parts }] })
    expect(response.status).toBe(200)
    await response.text()
  }
  const chat = await (await ada.fetch(`/api/chats/${chatId}`)).json()
  expect(chat.messages).toHaveLength(2)
  const [file] = chat.messages[0].parts
  expect(file).toMatchObject({ type: 'file', mediaType: 'image/png', filename: 'cat.png' })
  const served = await ada.fetch(file.url)
  expect(Buffer.from(await served.arrayBuffer()).equals(png.buffer)).toBe(true)
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': "attachment; filename*=UTF-8''cat.png",
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-cache',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect((await eve.fetch(file.url)).status).toBe(404)
  expect((await fetch(`${app.url}${file.url}`)).status).toBe(404)
  const stolen = { messages: [{ id: 'q1', role: 'user', parts: [{ ...file }, { type: 'text', text: 'What is it?' }] }] }
  const refused = await eve.ask(newChatId(), '', stolen)
  expect(refused.status).toBe(400)
})

test('T37: hostile files are refused, and the server goes on', async ({ app }) => {
  const ada = visitor(app.url)
  const upload = async (name: string, body: Uint8Array) => {
    const init = { method: 'POST', body: new Uint8Array(body) }
    const response = await ada.fetch(`/api/files?${new URLSearchParams({ name })}`, init)
    return [response.status, (await response.json()).error?.message ?? ''] as const
  }
  const hostile: Array<[string, Uint8Array, number, RegExp]> = [
    ['page.png', bytesOf('<html><script>alert(1)</script></html>'), 415, /its content is text/],
    ['drawing.svg', bytesOf('<svg onload="alert(1)"/>'), 415, /SVG/],
    ['polyglot.pdf', bytesOf('<script>alert(1)</script>%PDF-1.4'), 415, /its content is text/],
    ['bomb.png', pngOf(60_000, 60_000), 413, /60,000 × 60,000 pixels/],
    ['long.pdf', pdfOf(...Array.from({ length: 150 }, () => 'x')), 413, /150 pages/],
    ['packed.pdf', pdfBomb(300), 415, /damaged|takes too long/],
    ['archive.pdf', bytesOf('PK\u0003\u0004 and more'), 415, /ZIP/],
  ]
  for (const [name, body, status, reason] of hostile) {
    const [actualStatus, message] = await upload(name, body)
    expect([name, actualStatus]).toEqual([name, name === 'packed.pdf' && actualStatus === 413 ? 413 : status])
    expect(message).toMatch(reason)
  }
  // Larger than any route accepts: the refusal comes from the route's own count.
  expect((await upload('large.txt', new Uint8Array(11 * 1024 * 1024).fill(0x61)))[0]).toBe(413)
  expect((await upload('words.txt', bytesOf('words')))[0]).toBe(201)
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
})
