/** Printing, exporting and importing chats. */
import { readFile, writeFile } from 'node:fs/promises'
import { violations } from './support/axe'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastMarkdown, messageBox } from './support/page'

test('53: the menu saves Markdown, HTML and JSON under the chat’s name', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Show me a tour of Markdown')
  await expectStatus(page, 'complete')
  // The list of chats has links with the same text.
  const menu = page.getByRole('navigation', { name: 'Export' })
  for (const [name, file] of [
    ['Markdown', 'Show me a tour of Markdown.md'],
    ['HTML, one file', 'Show me a tour of Markdown.html'],
    ['JSON, with all branches', 'Show me a tour of Markdown.json'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), menu.getByRole('link', { name }).click()])
    expect(download.suggestedFilename()).toBe(file)
    expect((await readFile(await download.path(), 'utf8')).length).toBeGreaterThan(1_000)
  }
})

test('53, T7: the HTML file opens from disk, shows the chat, and asks nobody for anything', async ({
  page,
  context,
}, testInfo) => {
  await page.goto('/')
  await ask(page, 'Be hostile')
  await expectStatus(page, 'complete')
  await ask(page, 'Show me some math')
  await expectStatus(page, 'complete')
  const chatId = page.url().split('/').at(-1)
  const html = await (await page.request.get(`/api/chats/${chatId}/export?format=html`)).text()
  const path = testInfo.outputPath('chat.html')
  await writeFile(path, html)

  const file = await context.newPage()
  const seen: string[] = []
  file.on('dialog', (dialog) => {
    seen.push(dialog.message())
    dialog.dismiss()
  })
  file.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) seen.push(request.url())
  })
  await file.goto(`file://${path}`)
  await expect(file.getByRole('article')).toHaveCount(4)
  await expect(file.locator('article').nth(1)).toContainText('This is the end of the hostile answer.')
  await expect(file.locator('math').first()).toBeVisible()
  expect(await file.locator('script, iframe, object, embed, form, link').count()).toBe(0)
  expect(seen).toEqual([])
  expect(await violations(file)).toEqual([])
})

test('53: printing the whole chat opens it as one page without scripts, in its own look', async ({ page, context }) => {
  await page.goto('/')
  await ask(page, 'count to 5')
  await expectStatus(page, 'complete')
  await page.getByRole('button', { name: 'Export' }).click()
  const [printed] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Print the whole chat' }).click(),
  ])
  await expect(printed.locator('.markdown')).toHaveText('w000001 w000002 w000003 w000004 w000005')
  expect(await printed.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).maxWidth)).toBe(
    '672px',
  )
  expect(await printed.locator('script').count()).toBe(0)
})

test('53: print shows the whole chat, on many pages, without what only a screen needs', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Write a long document about how a page reaches a screen')
  await expectStatus(page, 'complete')
  await ask(page, 'Show me code in several languages')
  await expectStatus(page, 'complete')
  await ask(page, 'count to 5')
  await expectStatus(page, 'complete')
  await page.emulateMedia({ media: 'print' })
  const sizes = await page.evaluate(() => {
    const list = document.querySelector('.conversation')
    const last = [...document.querySelectorAll('article')].at(-1)
    return {
      page: document.documentElement.scrollHeight,
      list: list?.getBoundingClientRect().height ?? 0,
      hidden: (list?.scrollHeight ?? 0) - (list?.clientHeight ?? 0),
      end: (last?.getBoundingClientRect().bottom ?? 0) + scrollY,
      wide: [...document.querySelectorAll('pre')].filter((pre) => pre.scrollWidth > pre.clientWidth + 1).length,
    }
  })
  expect(sizes.list).toBeGreaterThan(3_000)
  expect(sizes.page).toBeGreaterThanOrEqual(Math.floor(sizes.end))
  expect(sizes).toMatchObject({ hidden: 0, wide: 0 })
  for (const hidden of [messageBox(page), page.getByRole('button'), page.locator('header')]) {
    for (const element of await hidden.all()) await expect(element).toBeHidden()
  }
  await expect(lastMarkdown(page)).toBeVisible()
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(4)
})

test('53: an own JSON export comes back by the import page, once, and reads the same', async ({
  page,
  browser,
  app,
}, testInfo) => {
  await page.goto('/')
  await ask(page, 'Show me a tour of Markdown')
  await expectStatus(page, 'complete')
  const chatId = page.url().split('/').at(-1)
  const path = testInfo.outputPath('chat.json')
  await writeFile(path, await (await page.request.get(`/api/chats/${chatId}/export?format=json`)).text())

  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(`${app.url}/import`)
  expect(await violations(other)).toEqual([])
  const picker = other.getByLabel('Files to import')
  await picker.setInputFiles(path)
  const report = other.getByRole('status', { name: 'Import' })
  await expect(report).toContainText('1 conversation imported')
  expect(await violations(other)).toEqual([])
  const copy = await other.getByRole('link', { name: /^Open/ }).getAttribute('href')
  await picker.setInputFiles([
    { name: 'chat.json', mimeType: 'application/json', buffer: await readFile(path) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{') },
  ])
  await expect(report).toContainText('1 imported before')
  await expect(report).toContainText('broken.json is not JSON')
  await picker.setInputFiles('lib/server/import/fixtures/claude.json')
  await expect(report).toContainText('2 conversations imported')
  await expect(report).toContainText('2 conversations skipped')
  await other.getByRole('link', { name: 'Open A branched talk' }).click()
  await expect(other.getByRole('article', { name: 'You' }).last()).toContainText('Why?')

  await other.goto(`${app.url}${copy}`)
  // Until the renderer is loaded the text is plain.
  for (const one of [page, other]) await lastMarkdown(one).locator('h1').waitFor()
  await expect(lastMarkdown(other)).toHaveText((await lastMarkdown(page).textContent()) ?? '')
  await context.close()
})
