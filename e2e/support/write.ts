/** Documents in browser tests: the files they are made from, the steps to them, and their parts on the page. */
import type { Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { expect } from './fixtures'

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const article = (page: Page) => page.getByRole('article', { name: 'Document' })
export const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' })
export const texts = (page: Page) => article(page).locator('[data-markdown]')
export const expectDocument = (page: Page, status: string) =>
  expect(article(page)).toHaveAttribute('data-status', status, { timeout: 30_000 })

export const SECRET = 'ghp_9Xq2LmT7Vb4Rk8Zw3Yc6Nd1Hf5Js0Pa2Ue7G'
export const FILES = {
  'src/queue/queue.ts':
    '/** Waits in line. */\n\n/** Makes an empty queue. */\nexport function createQueue(size: number): Queue {\n  return { size }\n}\n\n/** A queue. */\nexport interface Queue {\n  size: number\n}\n',
  'src/text/words.py':
    '"""Words of a text."""\n\n\ndef count_words(text: str) -> int:\n    """Counts them."""\n    return len(text.split())\n',
  'src/text/</script><img src=x onerror=alert(1)>.go':
    'package text\n\n// Trim cuts spaces.\nfunc Trim(s string) string { return s }\n',
  'notes.md': `# Notes\n\nThe token is ${SECRET}.\n`,
  'logo.png': '\u0089PNG\u0000\u0000',
}

/** Chooses the files, packed. */
export async function chooseZip(page: Page) {
  const packed = zipSync(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])))
  const chooser = page.waitForEvent('filechooser')
  await button(page, 'Choose files').click()
  await (await chooser).setFiles({ name: 'project.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) })
  await expect(page.getByText('files to be sent')).toBeVisible()
  await expect(page.getByText(/Reading files|Looking for secrets/)).toBeHidden()
}

/** Opens the form of a new document. */
export async function openForm(page: Page) {
  await page.goto('/write')
  // Hydrated: the button does something.
  await expect(async () => {
    await button(page, 'Paste a text').click()
    await expect(page.getByRole('textbox', { name: 'Text' })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await button(page, 'Cancel').click()
}

/** From the form to an outline that waits. */
export async function waitForOutline(page: Page) {
  await openForm(page)
  await chooseZip(page)
  await button(page, 'Write').click()
  await expectDocument(page, 'waiting')
}

/** From the form to a document that is whole. */
export async function writeAll(page: Page) {
  await waitForOutline(page)
  await button(page, 'Write it').click()
  await expectDocument(page, 'complete')
}
