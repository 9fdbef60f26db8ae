/** A chat is a tree: edits and other answers are versions, numbered by the checklist of conventions. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer, lastMarkdown, words } from './support/page'

const question = (page: Page, at: number) => page.getByRole('article', { name: 'You' }).nth(at)
const answer = (page: Page, at: number) => page.getByRole('article', { name: 'Claude' }).nth(at)

async function edit(page: Page, at: number, text: string) {
  await question(page, at).hover()
  await question(page, at).getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Edited message' }).fill(text)
  await page.getByRole('button', { name: 'Send edit' }).click()
}

test('41: an edit keeps the old branch; its versions can be gone through, and the chosen one survives a reload', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await edit(page, 0, 'count to 4')
  await expect(lastMarkdown(page)).toHaveText(words(4))
  await expectStatus(page, 'complete')
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(question(page, 0)).toContainText('2 of 2')
  expect((await simulator.requests()).at(-1)?.messages).not.toContain('count to 2')

  await question(page, 0).getByRole('button', { name: 'Previous version' }).click()
  await expect(page.getByRole('article')).toHaveCount(4)
  await expect(question(page, 0)).toContainText('1 of 2')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expect(question(page, 0).getByRole('button', { name: 'Previous version' })).toBeDisabled()
  await page.reload()
  await expect(page.getByRole('article')).toHaveCount(4)
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await question(page, 0).getByRole('button', { name: 'Next version' }).click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.reload()
  await expect(lastMarkdown(page)).toHaveText(words(4))
  // The chosen branch is the one that goes on.
  await ask(page, 'count to 5')
  await expectStatus(page, 'complete')
  expect((await simulator.requests()).at(-1)?.messages).toMatch(/count to 4.*count to 5/)
})

test('41: an edit can be left with Escape, and by the keyboard alone it can be sent', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  const button = question(page, 0).getByRole('button', { name: 'Edit' })
  await button.focus()
  await page.keyboard.press('Enter')
  const box = page.getByRole('textbox', { name: 'Edited message' })
  await expect(box).toBeFocused()
  await box.fill('something else')
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await expect(question(page, 0)).toContainText('count to 2')
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await box.fill('count to 3')
  await page.keyboard.press('Enter')
  await expect(lastMarkdown(page)).toHaveText(words(3))
})

test('42: another answer, also by another model, leaves the old one reachable', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await lastAnswer(page).getByRole('button', { name: 'Answer with another model' }).click()
  await page.getByRole('menuitem', { name: /Haiku 5\.5/ }).click()
  await expect(lastAnswer(page)).toContainText('2 of 2')
  await expectStatus(page, 'complete')
  expect((await simulator.requests()).at(-1)).toMatchObject({ model: 'claude-haiku-5-5' })
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('claude-haiku-5-5')
  await lastAnswer(page).getByRole('button', { name: 'Previous version' }).click()
  await expect(lastAnswer(page)).toContainText('1 of 2')
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('claude-sonnet-5-5')
})

test('42: an answer in the middle can be made anew; what followed stays with the old one', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await answer(page, 0).getByRole('button', { name: 'Regenerate' }).click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expectStatus(page, 'complete')
  await answer(page, 0).getByRole('button', { name: 'Previous version' }).click()
  await expect(page.getByRole('article')).toHaveCount(4)
})
