/** The model that answers, how full its context is, and the summary that makes room. */
import { violations } from './support/axe'
import { expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus, lastAnswer, lastMarkdown, messageBox } from './support/page'

test('a picked model answers from then on, after a reload too, with the picked effort', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const picker = page.getByRole('button', { name: /^Model:/ })
  await picker.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemradio', { name: /^Default/ })).toBeFocused()
  await page.getByRole('menuitemradio', { name: /Haiku/ }).click()
  await picker.click()
  await page.getByRole('menuitemradio', { name: 'Think hard' }).click()
  await ask(page, 'count to 4')
  await expectStatus(page, 'complete')
  await page.reload()
  await expect(picker).toHaveAccessibleName('Model: Claude Haiku 5.5, think hard')
  await ask(page, 'count to 5')
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('claude-haiku-5-5')
  const calls = (await simulator.requests()).map(({ model, effort }) => `${model} ${effort}`)
  expect(calls).toEqual(['claude-sonnet-5-5 low', 'claude-haiku-5-5 high', 'claude-haiku-5-5 high'])
})

test('the picker offers what the provider lists, and forgets a pick that is gone', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('firstword.model', '{"model":"claude-gone"}'))
  await page.reload()
  await expect(page.getByRole('button', { name: 'Model: Claude Sonnet 5.5' })).toBeVisible()
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await page.getByRole('button', { name: /^Model:/ }).click()
  // From the simulator's list, not the table.
  await expect(page.getByRole('menuitemradio', { name: /Fable 5.1/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.goto('/account')
  await expect(page.getByRole('combobox', { name: 'Model' }).getByRole('option', { name: /Fable 5.1/ })).toBeAttached()
})

test('a chat is summarised for the model, says so, and is sent whole again when that is undone', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  for (const question of ['count to 3', 'count to 4']) {
    await ask(page, question)
    await expectStatus(page, 'complete')
  }
  await page.getByRole('button', { name: /^Context: \d+ % full/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Context' })
  await expect(dialog).toContainText(/This chat holds [\d,]+ of the 1,000,000 tokens/)
  await expect(dialog).toContainText(/at least \$0\.\d+/)
  await dialog.getByRole('button', { name: 'Summarise so far' }).click()
  const line = lastAnswer(page).getByText('Claude is sent a summary of everything up to here')
  await expect(line).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await line.click()
  await expect(lastAnswer(page)).toContainText('it only lists what the person asked so far')

  await page.reload()
  await expect(line).toBeVisible()
  await ask(page, 'count to 5')
  await expectStatus(page, 'complete')
  const sent = async () => JSON.parse((await simulator.requests()).at(-1)?.messages ?? '[]')
  expect(await sent()).toHaveLength(1)
  expect(JSON.stringify(await sent())).toContain('- count to 4')

  await page.getByRole('button', { name: /^Context:/ }).click()
  // The newest answer came after the summary, so it can be summarised again.
  await expect(dialog.getByRole('button', { name: 'Summarise so far' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Send everything again' }).click()
  await expect(line).toHaveCount(0)
  await page.keyboard.press('Escape')
  await ask(page, 'count to 6')
  await expectStatus(page, 'complete')
  expect(await sent()).toHaveLength(7)
})

test('a chat that is longer than the model can read says so, and how to continue', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  await ask(page, 'fault:http-413 count to 4')
  await expectStatus(page, 'error')
  await expect(alertOf(page)).toContainText('longer than the model can read')
  await lastAnswer(page).getByRole('button', { name: 'Summarise so far' }).click()
  await expect(lastAnswer(page).getByRole('button', { name: 'Summarised: ask again' })).toBeDisabled()
  // The summary is stored with the previous answer, where a retry finds it.
  await expect(page.getByText('Claude is sent a summary of everything up to here')).toHaveCount(1)
})

test('demo mode picks from the table, and a summary says what the simulator cannot do', async ({ page, demoApp }) => {
  await page.goto(demoApp.url)
  await ask(page, 'What time is it in Tokyo?')
  await expectStatus(page, 'complete')
  await page.getByRole('button', { name: /^Model:/ }).click()
  await expect(page.getByRole('menuitemradio', { name: /Opus 5.5/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Model:/ })).toBeFocused()
  await expect(messageBox(page)).toBeVisible()
  await expect(lastMarkdown(page)).toContainText('Tokyo')
})

test('a phone shows the picker, and the meter when it matters', async ({ browser, demoApp }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 700 } })
  await page.goto(demoApp.url)
  await ask(page, 'What time is it in Tokyo?')
  await expectStatus(page, 'complete')
  await expect(page.getByRole('button', { name: /^Model:/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Context:/ })).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.close()
})
