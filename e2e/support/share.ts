/** Links to chats in browser tests: making one, and opening it as somebody else. */
import { type Browser, expect, type Page } from '@playwright/test'

/** Makes a link to the open chat in the dialog, which stays open; returns its address. */
export async function share(page: Page, canBeWatched = false): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this chat' })
  const choice = dialog.getByRole('checkbox', { name: 'Let readers watch it being written' })
  await expect(choice).not.toBeChecked()
  if (canBeWatched) await choice.check()
  await dialog.getByRole('button', { name: 'Create link' }).click()
  return dialog.getByRole('textbox', { name: 'Link' }).inputValue()
}

/** Does something as a first-time visitor, on a page of their own. */
export async function asStranger<T>(browser: Browser, see: (page: Page) => Promise<T>, options = {}): Promise<T> {
  const context = await browser.newContext(options)
  try {
    return await see(await context.newPage())
  } finally {
    await context.close()
  }
}
