/** The page of documents: from dropped files over the outline to sections that are read, stopped, continued and changed. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { still, violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { errorsOf } from './support/page'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const article = (page: Page) => page.getByRole('article', { name: 'Document' })
const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' })
const texts = (page: Page) => article(page).locator('[data-markdown]')
const expectStatus = (page: Page, status: string) =>
  expect(article(page)).toHaveAttribute('data-status', status, { timeout: 30_000 })

const SECRET = 'ghp_9Xq2LmT7Vb4Rk8Zw3Yc6Nd1Hf5Js0Pa2Ue7G'
const FILES = {
  'src/queue/queue.ts':
    '/** Waits in line. */\n\n/** Makes an empty queue. */\nexport function createQueue(size: number): Queue {\n  return { size }\n}\n\n/** A queue. */\nexport interface Queue {\n  size: number\n}\n',
  'src/text/words.py':
    '"""Words of a text."""\n\n\ndef count_words(text: str) -> int:\n    """Counts them."""\n    return len(text.split())\n',
  'src/text/</script><img src=x onerror=alert(1)>.go':
    'package text\n\n// Trim cuts spaces.\nfunc Trim(s string) string { return s }\n',
  'notes.md': `# Notes\n\nThe token is ${SECRET}.\n`,
  'logo.png': '\u0089PNG\u0000\u0000',
}

/** Drops a folder, as a person does: with real entries of the file system. */
async function dropFolder(page: Page, folder: string) {
  const files = Object.entries(FILES).filter(([path]) => !path.includes('<'))
  for (const [path, content] of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
}

async function chooseZip(page: Page) {
  const packed = zipSync(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])))
  const chooser = page.waitForEvent('filechooser')
  await button(page, 'Choose files').click()
  await (await chooser).setFiles({ name: 'project.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) })
  await expect(page.getByText('files to be sent')).toBeVisible()
}

async function openForm(page: Page) {
  await page.goto('/write')
  // Hydrated: the button does something.
  await expect(async () => {
    await button(page, 'Paste a text').click()
    await expect(page.getByRole('textbox', { name: 'Text' })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await button(page, 'Cancel').click()
}

/** From the form to a document that is whole. */
async function writeAll(page: Page) {
  await openForm(page)
  await chooseZip(page)
  await button(page, 'Write').click()
  await expectStatus(page, 'waiting')
  await button(page, 'Write it').click()
  await expectStatus(page, 'complete')
}

test('a folder becomes a document: estimate, outline, sections, stop, continue, reload, export', async ({
  page,
  simulator,
}, testInfo) => {
  const errors = errorsOf(page)
  await openForm(page)
  await button(page, 'Write').click()
  await expect(page.getByText('Add files or paste a text first.')).toBeVisible()

  await dropFolder(page, testInfo.outputPath('project'))
  await expect(page.getByText(/^3 files to be sent/)).toBeVisible()
  await expect(page.getByText('3 exported names')).toBeVisible()
  await page.getByText('1 file left out').click()
  await expect(page.getByRole('list', { name: 'Left out' })).toContainText('logo.png')
  await expect(page.getByRole('region', { name: 'Secrets' })).toContainText('GitHub token')
  const estimate = page.getByRole('region', { name: 'Estimate' })
  await expect(estimate).toContainText('An estimate')
  await expect(estimate).toContainText(/Cost\$\d/)
  expect(await simulator.requests()).toHaveLength(0)

  await button(page, 'Write').click()
  await expect(page).toHaveURL(/\/write\/\w+$/)
  await expectStatus(page, 'waiting')
  const titles = page.getByRole('textbox', { name: /^Section \d+: title$/ })
  await expect(titles).toHaveCount(4)
  const asked = await simulator.requests()
  expect(asked).toHaveLength(1)
  expect(asked[0]?.messages).not.toContain(SECRET)

  // The order, by keys and by buttons; words; one less and one more.
  const second = await titles.nth(1).inputValue()
  await titles.nth(1).press('Alt+ArrowDown')
  await expect(titles.nth(2)).toHaveValue(second)
  await expect(titles.nth(2)).toBeFocused()
  await button(page, 'Move Section 3 up').click()
  await expect(titles.nth(1)).toHaveValue(second)
  await titles.nth(0).fill('At a glance')
  await button(page, 'Add a section').click()
  await expect(titles).toHaveCount(5)
  await button(page, 'Write it').click()
  await expect(page.getByText('Give every section a title, or remove it.')).toBeVisible()
  await button(page, 'Remove Section 5').click()

  await simulator.pauseAfter(5)
  await button(page, 'Write it').click()
  await expect(texts(page)).toHaveCount(1)
  await expect(texts(page).first().getByRole('heading', { name: 'At a glance' })).toBeVisible()
  await expect(sections(page).getByRole('listitem')).toHaveCount(4)
  await expect(sections(page).getByRole('listitem').first()).toContainText('being written')
  await expect(sections(page).getByRole('listitem').nth(3)).toContainText('planned')
  const bar = page.getByRole('progressbar')
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(25)

  // A reload in the middle has the text in the page itself, and goes on.
  await page.reload()
  await expect(texts(page).first()).toContainText('At a glance')
  await expect(sections(page).getByRole('listitem').first()).toContainText('being written')
  await button(page, 'Stop').click()
  await expectStatus(page, 'stopped')
  await expect(sections(page).getByRole('listitem').first()).toContainText('broken off')
  const before = (await texts(page).first().textContent()) ?? ''
  await simulator.resume()
  await button(page, 'Continue').click()
  await expectStatus(page, 'complete')
  await expect(texts(page)).toHaveCount(4)
  expect((await texts(page).first().textContent())?.startsWith(before.trimEnd())).toBe(true)
  await expect(bar).toHaveAttribute('aria-valuenow', '100')
  await expect(article(page)).toContainText('createQueue')
  await expect(article(page)).toContainText('count_words')
  // The outline once, each section once, and the first one's rest.
  expect(await simulator.requests()).toHaveLength(6)

  const saved = page.waitForEvent('download')
  await button(page, 'Export').click()
  await page.getByRole('menuitem', { name: 'Folder of files' }).click()
  const path = await (await saved).path()
  const files = unzipSync(await readFile(path))
  expect(Object.keys(files).toSorted()[0]).toBe('document/01-at-a-glance.md')
  expect(Object.keys(files)).toHaveLength(5)
  expect(errors).toEqual([])
})

test('one section is written again, the others stay, and the version before is still there', async ({
  page,
  simulator,
}) => {
  await writeAll(page)
  const count = await texts(page).count()
  const calls = (await simulator.requests()).length
  await texts(page)
    .nth(1)
    .evaluate((element) => element.setAttribute('data-same', ''))
  await simulator.pauseAfter(3)
  await page
    .getByRole('button', { name: /^Write again: / })
    .nth(2)
    .click()
  await page.getByRole('textbox', { name: 'What should be different, if you like' }).fill('Shorter')
  await button(page, 'Write this section again').click()
  await expect(sections(page).getByRole('listitem').nth(2)).toContainText('being written')
  // What stays is not even rendered anew, and what follows is there meanwhile.
  await expect(texts(page)).toHaveCount(count)
  await expect(texts(page).nth(1)).toHaveAttribute('data-same', '')
  await simulator.resume()
  await expectStatus(page, 'complete')
  const made = (await simulator.requests()).slice(calls)
  expect(made).toHaveLength(1)
  expect(made[0]?.messages).toContain('Shorter')
  await expect(page.getByText('2 of 2')).toBeVisible()
  await button(page, 'Previous version').click()
  await expect(page.getByText('1 of 2')).toBeVisible()
  await expectStatus(page, 'complete')
})

test('another outline is asked for, and an outline is changed afterwards', async ({ page, simulator }) => {
  await openForm(page)
  await chooseZip(page)
  await button(page, 'Write').click()
  await expectStatus(page, 'waiting')
  await button(page, 'Another outline').click()
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expectStatus(page, 'waiting')
  await button(page, 'Write it').click()
  await expectStatus(page, 'complete')
  const calls = (await simulator.requests()).length
  await button(page, 'Change the outline').click()
  await page.getByRole('textbox', { name: 'Section 2: title' }).fill('Changed')
  await button(page, 'Write the changes').click()
  await expect(texts(page).nth(1)).toContainText('Changed')
  await expectStatus(page, 'complete')
  expect((await simulator.requests()).length - calls).toBe(1)
})

test('a document stops at its spending cap, which can be raised', async ({ page }) => {
  await openForm(page)
  await chooseZip(page)
  await page.getByRole('textbox', { name: 'Spending cap in US dollars' }).fill('0.0001')
  await expect(page.getByRole('region', { name: 'Estimate' })).toContainText(
    'It stops before it costs more than $0.0001',
  )
  await button(page, 'Write').click()
  await expectStatus(page, 'error')
  await expect(article(page).getByRole('alert')).toContainText('spending cap')
  await page.getByRole('textbox', { name: 'New spending cap in US dollars' }).fill('0.00005')
  await button(page, 'Raise the cap and go on').click()
  await expect(page.getByText('Write an amount above $0.0001')).toBeVisible()
  await page.getByRole('textbox', { name: 'New spending cap in US dollars' }).fill('5')
  await button(page, 'Raise the cap and go on').click()
  await expectStatus(page, 'waiting')
  await button(page, 'Write it').click()
  await expectStatus(page, 'complete')
})

test('hostile names are inert on the page and in the exported page', async ({ page }) => {
  await writeAll(page)
  await expect(article(page)).toContainText('</script><img src=x onerror=alert(1)>.go')
  expect(await page.locator('img').count()).toBe(0)
  const saved = page.waitForEvent('download')
  await button(page, 'Export').click()
  await page.getByRole('menuitem', { name: 'HTML' }).click()
  const path = await (await saved).path()
  const html = await readFile(path, 'utf8')
  expect(html).not.toMatch(/<script|<img/i)
  await page.goto(`data:text/html;base64,${Buffer.from(html).toString('base64')}`)
  await expect(page.getByRole('navigation', { name: 'Sections' }).getByRole('link')).toHaveCount(
    await page.locator('section').count(),
  )
})

test('a document has its own page: its chat leads there, the list has it, and strangers get nothing', async ({
  page,
  browser,
}) => {
  await writeAll(page)
  const address = page.url()
  await page.goto(address.replace('/write/', '/chat/'))
  await expect(page).toHaveURL(address)
  await expect(texts(page).first()).toBeVisible()
  await page.goto('/')
  const link = page.getByRole('navigation', { name: 'Conversations' }).locator(`a[href="${new URL(address).pathname}"]`)
  await expect(link.getByRole('img', { name: 'Document' })).toBeVisible()
  await link.click()
  await expect(page).toHaveURL(address)
  const stranger = await (await browser.newContext()).newPage()
  expect((await stranger.goto(address))?.status()).toBe(404)
  await stranger.context().close()
})

test('reading is not pulled away, and a button leads to the section that is written', async ({ page, simulator }) => {
  await page.setViewportSize({ width: 390, height: 500 })
  await openForm(page)
  await chooseZip(page)
  await button(page, 'Write').click()
  await expectStatus(page, 'waiting')
  await button(page, 'Write it').click()
  await expect(texts(page)).not.toHaveCount(0)
  await expectStatus(page, 'complete')
  expect(await page.evaluate(() => scrollY)).toBeLessThan(80)

  await simulator.pauseAfter(2)
  await page
    .getByRole('button', { name: /^Write again: / })
    .nth(2)
    .click()
  await button(page, 'Write this section again').click()
  await expect(sections(page)).toBeHidden()
  await page.evaluate(() => scrollTo(0, 0))
  await button(page, 'Go to the section being written').click()
  await expect(texts(page).nth(2)).toBeInViewport()

  await page.getByRole('button', { name: /^Sections: \d of \d$/ }).click()
  await expect(sections(page)).toBeVisible()
  await sections(page).getByRole('link').first().click()
  await expect(sections(page)).toBeHidden()
  await expect(texts(page).first()).toBeInViewport()
  await simulator.resume()
  await expectStatus(page, 'complete')
})

test.describe(() => {
  test.use(still)

  test('axe finds nothing on the form, in the outline and in the document', async ({ page }) => {
    await openForm(page)
    await chooseZip(page)
    await button(page, 'Paste a text').click()
    expect(await violationsInEveryLook(page, [1280, 390])).toEqual([])
    await button(page, 'Write').click()
    await expectStatus(page, 'waiting')
    expect(await violationsInEveryLook(page, [1280, 390])).toEqual([])
    await button(page, 'Write it').click()
    await expectStatus(page, 'complete')
    await page
      .getByRole('button', { name: /^Write again: / })
      .first()
      .click()
    expect(await violationsInEveryLook(page, [1280, 390])).toEqual([])
    for (const width of [390, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
  })
})
