/** The page's elements for tests, by the roles and names of the contract. */
import { expect, type Page } from '@playwright/test'

export { words } from './words'

/** The text box. */
export const messageBox = (page: Page) => page.getByRole('textbox', { name: 'Message' })

/** The newest answer. */
export const lastAnswer = (page: Page) => page.getByRole('article', { name: 'Claude' }).last()

/** The Markdown of the newest answer. */
export const lastMarkdown = (page: Page) => lastAnswer(page).locator('[data-markdown]')

/** The scrolling box of messages. */
export const conversation = (page: Page) => page.getByRole('region', { name: 'Conversation' })

/** The alert in the conversation; Next has an empty one elsewhere. */
export const alertOf = (page: Page) => conversation(page).getByRole('alert')

/** The page's errors from now on: uncaught ones, and those in the console. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}

/** Opens a new chat and waits until it is there: what is written before that is written into the old one. */
export async function openNewChat(page: Page) {
  await page.getByRole('button', { name: 'New chat' }).first().click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByRole('article')).toHaveCount(0)
}

/** Writes a question and sends it with Enter. */
export async function ask(page: Page, question: string) {
  await messageBox(page).fill(question)
  // Enter works only after hydration.
  if (question.trim() !== '') await page.locator('button[aria-label="Send"]:enabled').waitFor()
  await messageBox(page).press('Enter')
  // The question is rendered with the next frame: before it, the previous answer is still the newest.
  await framesLater(page, 2)
}

/** Leaves the end of the conversation by the wheel; the first ticks may come before hydration. */
export async function wheelUp(page: Page, pixels: number) {
  await conversation(page).hover()
  await expect(async () => {
    await page.mouse.wheel(0, -pixels)
    await expect(page.getByRole('button', { name: 'Jump to latest' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
}

/** Waits for `frames` frames of the page. */
export async function framesLater(page: Page, frames: number) {
  await page.evaluate(async (count) => {
    for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame)
  }, frames)
}

/** Waits until the newest answer has this status. */
export async function expectStatus(page: Page, status: string, timeout = 30_000) {
  await expect(lastAnswer(page)).toHaveAttribute('data-status', status, { timeout })
}

/** Holds the page's scripts back, so that it is not hydrated until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const hold = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await hold
    await route.continue()
  })
  return release
}
