/** Sources as a person meets them: numbers in the text, a list below it, and the same in copies, exports and shares. */
import type { Page } from '@playwright/test'
import { violations } from './support/axe'
import { ask, expectStatus, lastAnswer, lastMarkdown } from './support/page'
import { expect, test } from './support/server-tools'

const QUESTION = 'Search the web for lighthouses'
const sources = (page: Page) => lastAnswer(page).getByRole('region', { name: 'Sources' })

async function searched(page: Page) {
  await page.goto('/')
  await ask(page, QUESTION)
  await expectStatus(page, 'complete')
}

test('texts that the API sent in pieces are one: sentences, a list and a table with numbers in their places', async ({
  page,
}) => {
  await searched(page)
  const text = lastMarkdown(page).locator('.markdown').last()
  await expect(text.locator('p').nth(1)).toHaveText(
    'The oldest lighthouses were open fires[1], and towers with lenses came much later[1][2]. What matters in a lens:',
  )
  await expect(text.locator('li')).toHaveText([
    'rings of prisms in place of one thick glass[2]',
    'a flame in its focus, so that little light is lost',
    'the order of the lens, which is its size[2]',
  ])
  await expect(text.locator('tbody tr').first()).toHaveText(/open fires\s*before 300 BC\[1\]/)
  await expect(text.locator('p').last()).toHaveText('Most towers can be visited on weekends.[3]')
})

test('each number leads to its source, which has title, host, quoted words and a safe link', async ({ page }) => {
  await searched(page)
  await expect(sources(page).getByRole('listitem')).toHaveCount(3)
  await lastMarkdown(page).getByRole('link', { name: 'Source 2: How a Fresnel lens gathers light' }).first().click()
  const second = sources(page).getByRole('listitem').nth(1)
  await expect(second).toBeFocused()
  expect(new URL(page.url()).hash).toBe('')
  const link = second.getByRole('link')
  await expect(link).toHaveAttribute('href', 'https://harbour.example.org/lenses?kind=fresnel')
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow')
  await expect(link).toHaveAttribute('target', '_blank')
  await expect(second).toContainText('harbour.example.org')
  await second.locator('summary').click()
  await expect(second).toContainText('Rings of prisms weigh a fraction of one glass.')
})

test('no word moves when a number comes behind it, and none when the answer ends', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(70)
  await ask(page, QUESTION)
  const first = lastMarkdown(page).locator('.markdown').last().locator('p').first()
  await expect(first).toContainText('made these results up')
  // Within the answer: the view itself follows the newest words.
  const places = () =>
    lastAnswer(page).evaluate((answer) => {
      const { top } = answer.getBoundingClientRect()
      const texts = [...answer.querySelectorAll('.markdown:last-of-type p')].slice(0, 1)
      return texts.map((text) => [text.getBoundingClientRect().top - top, text.getBoundingClientRect().height])
    })
  const before = await places()
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await places()).toEqual(before)
})

test('a search that pauses goes on by itself, as one answer', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'Search the web with a pause')
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page).getByRole('group', { name: 'Tool: web_search' })).toHaveAttribute(
    'data-state',
    'output-available',
  )
  await expect(sources(page).getByRole('listitem')).toHaveCount(3)
  expect(await simulator.requests()).toHaveLength(2)
})

test('copies and exports have the numbers and the list', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await searched(page)
  await lastAnswer(page).getByRole('button', { name: 'Copy', exact: true }).last().click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('open fires[1], and towers with lenses came much later[1][2]')
  expect(await copied()).toContain(
    '2. [How a Fresnel lens gathers light](<https://harbour.example.org/lenses?kind=fresnel>)',
  )
  const chatId = new URL(page.url()).pathname.split('/').pop()
  const exported = await page.request.get(`/api/chats/${chatId}/export?format=markdown`)
  expect(await exported.text()).toContain('**Sources**')
})

test('what was searched is counted beside the tokens, and a reload shows the same', async ({ page }) => {
  await searched(page)
  await expect(lastAnswer(page).getByRole('group', { name: 'Usage' })).toContainText('1 search')
  const before = await lastMarkdown(page).locator('.markdown').last().textContent()
  await page.reload()
  await expect(sources(page).getByRole('listitem')).toHaveCount(3)
  expect(await lastMarkdown(page).locator('.markdown').last().textContent()).toBe(before)
})

test('axe finds nothing in sources and thinking, open or closed', async ({ page }) => {
  await searched(page)
  await sources(page).locator('summary').first().click()
  expect(await violations(page)).toEqual([])
})
