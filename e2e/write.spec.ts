/** The page of documents: from dropped files over the outline to sections that are read, stopped, continued and changed. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from './support/fixtures'
import { errorsOf } from './support/page'
import { asStranger } from './support/share'
import {
  article,
  button,
  chooseZip,
  expectDocument,
  FILES,
  openForm,
  SECRET,
  sections,
  texts,
  waitForOutline,
  writeAll,
} from './support/write'

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
  await expectDocument(page, 'waiting')
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
  await expectDocument(page, 'stopped')
  await expect(sections(page).getByRole('listitem').first()).toContainText('broken off')
  const before = (await texts(page).first().textContent()) ?? ''
  await simulator.resume()
  await button(page, 'Continue').click()
  await expectDocument(page, 'complete')
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
  await expectDocument(page, 'complete')
  const made = (await simulator.requests()).slice(calls)
  expect(made).toHaveLength(1)
  expect(made[0]?.messages).toContain('Shorter')
  await expect(page.getByText('2 of 2')).toBeVisible()
  await button(page, 'Previous version').click()
  await expect(page.getByText('1 of 2')).toBeVisible()
  await expectDocument(page, 'complete')
})

test('another outline is asked for, and an outline is changed afterwards', async ({ page, simulator }) => {
  await openForm(page)
  await chooseZip(page)
  await button(page, 'Write').click()
  await expectDocument(page, 'waiting')
  await button(page, 'Another outline').click()
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expectDocument(page, 'waiting')
  await button(page, 'Write it').click()
  await expectDocument(page, 'complete')
  const calls = (await simulator.requests()).length
  await button(page, 'Change the outline').click()
  await page.getByRole('textbox', { name: 'Section 2: title' }).fill('Changed')
  await button(page, 'Write the changes').click()
  await expect(texts(page).nth(1)).toContainText('Changed')
  await expectDocument(page, 'complete')
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
  await expectDocument(page, 'error')
  await expect(article(page).getByRole('alert')).toContainText('spending cap')
  await page.getByRole('textbox', { name: 'New spending cap in US dollars' }).fill('0.00005')
  await button(page, 'Raise the cap and go on').click()
  await expect(page.getByText('Write an amount above $0.0001')).toBeVisible()
  await page.getByRole('textbox', { name: 'New spending cap in US dollars' }).fill('5')
  await button(page, 'Raise the cap and go on').click()
  await expectDocument(page, 'waiting')
  await button(page, 'Write it').click()
  await expectDocument(page, 'complete')
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
  await expectDocument(page, 'waiting')
  await button(page, 'Write it').click()
  await expect(texts(page)).not.toHaveCount(0)
  await expectDocument(page, 'complete')
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
  await expectDocument(page, 'complete')
})

test('the stage shows a document both ways: its title and its sections, with clocks on both sides', async ({
  page,
}) => {
  await writeAll(page)
  const written = (await texts(page).allTextContents()).join('').replace(/\s+/g, '')
  const title = (await article(page).getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('link', { name: 'Both ways on the stage' }).click()
  const panes = ['Waits for the whole answer', 'As it is written'].map((name) => page.getByRole('region', { name }))
  await button(page, 'Play').click()
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '8×' })
  for (const pane of panes) {
    await expect(pane.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 30_000 })
    await expect(pane).toContainText('count_words')
    // Its own clocks.
    await expect(pane.getByText('First paragraph')).toBeVisible()
    const shown = (await pane.locator('[data-markdown]').allTextContents()).join('').replace(/\s+/g, '')
    expect(shown).toBe(`${title.replace(/\s+/g, '')}${written}`)
  }
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(`Write: ${title}`)
})

test('a shared document has its contents and its sections, and nothing of the outline that was proposed', async ({
  page,
  browser,
}) => {
  await writeAll(page)
  const titles = await sections(page).locator('bdi').allTextContents()
  await button(page, 'Share').click()
  const dialog = page.getByRole('dialog', { name: 'Share this document' })
  await dialog.getByRole('button', { name: 'Create link' }).click()
  const address = await dialog.getByRole('textbox', { name: 'Link' }).inputValue()
  await asStranger(browser, async (stranger) => {
    await stranger.goto(address)
    await expect(stranger.getByText('Shared document')).toBeVisible()
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveCount(1)
    expect(await stranger.getByRole('heading', { level: 2 }).allTextContents()).toEqual(titles)
    const links = stranger.getByRole('navigation', { name: 'Sections' }).getByRole('link')
    expect(await links.allTextContents()).toEqual(titles)
    await links.last().click()
    await expect(stranger.getByRole('heading', { level: 2 }).last()).toBeInViewport()
    await expect(stranger.getByRole('main')).not.toContainText('Files: ')
  })
})

test('a section of the outline is dragged to another place by its handle', async ({ page }) => {
  await waitForOutline(page)
  const titles = page.getByRole('textbox', { name: /^Section \d+: title$/ })
  const before = await titles.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  const rows = page.getByRole('list', { name: 'Sections of the outline' }).getByRole('listitem')
  const place = async (at: number) => (await rows.nth(at).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [handle, target] = [await rows.first().locator('[draggable]').boundingBox(), await place(2)]
  await page.mouse.move((handle?.x ?? 0) + 8, (handle?.y ?? 0) + 10)
  await page.mouse.down()
  for (const share of [0.2, 0.4, 0.6, 0.8])
    await page.mouse.move(target.x + 60, target.y + target.height * share, { steps: 4 })
  await page.mouse.up()
  await expect(titles.nth(2)).toHaveValue(before[0] ?? '')
  await expect(titles.nth(0)).toHaveValue(before[1] ?? '')
})

test('the tab says what is written and how far it is; the search leads to the page of the document', async ({
  page,
  simulator,
}) => {
  await waitForOutline(page)
  await page.getByRole('textbox', { name: 'Title of the document' }).fill('Lighthouse keeping')
  await simulator.pauseAfter(5)
  await button(page, 'Write it').click()
  await expect(page).toHaveTitle(/^\d+ % · Lighthouse keeping – Firstword$/)
  await simulator.resume()
  await expectDocument(page, 'complete')
  await expect(page).toHaveTitle('Lighthouse keeping – Firstword')
  const address = page.url()
  await page.goto('/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('count_words')
  await page.getByRole('option').first().click()
  await page.waitForURL((url) => url.href.startsWith(address))
  await expect(texts(page).first()).toBeVisible()
})

test('what was wished for is still there when the form is opened again', async ({ page }) => {
  await openForm(page)
  await button(page, 'Write').click()
  await expect(page.getByText('Add files or paste a text first.')).toBeVisible()
  await chooseZip(page)
  await expect(page.getByText('Add files or paste a text first.')).toBeHidden()
  await page.getByRole('radio', { name: 'Runbook' }).check()
  await page.getByRole('textbox', { name: 'Instructions, if you have any' }).fill('Name every command.')
  await button(page, 'Write').click()
  await expectDocument(page, 'waiting')
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Runbook' })).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'Instructions, if you have any' })).toHaveValue('Name every command.')
  await expect(page.getByText(/files to be sent/)).toBeVisible()
})

test('with keys alone: the focus goes with what is pressed, and comes back from what is closed', async ({
  page,
  simulator,
}) => {
  await waitForOutline(page)
  await simulator.pauseAfter(5)
  await button(page, 'Write it').press('Enter')
  await expect(texts(page)).toHaveCount(1)
  await button(page, 'Stop').press('Enter')
  await expect(button(page, 'Continue')).toBeFocused()
  await simulator.resume()
  await page.keyboard.press('Enter')
  await expectDocument(page, 'complete')

  const again = page.getByRole('button', { name: /^Write again: / }).nth(1)
  await again.press('Enter')
  await page.keyboard.type('Shorter')
  await page.keyboard.press('Escape')
  await expect(again).toBeFocused()

  await button(page, 'Change the outline').press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title of the document' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Section 2: title' }).press('Alt+ArrowUp')
  await expect(page.getByRole('textbox', { name: 'Section 1: title' })).toBeFocused()
  // The first one goes no further, and keeps the focus within the section.
  await button(page, 'Move Section 2 up').press('Enter')
  await expect(page.getByRole('textbox', { name: 'Section 1: title' })).toBeFocused()
  await button(page, 'Cancel').press('Enter')
  await expect(button(page, 'Change the outline')).toBeFocused()
})
