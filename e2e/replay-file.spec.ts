/** The file that the stage takes home: opened from the disk, with the network off, it plays the comparison. */
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { replayFile } from '@/components/stage/export/replay-file'
import { textRun } from '@/lib/client/stage/fixtures/runs'
import { violations } from './support/axe'

const ANSWER = `# Tides

The moon pulls **harder** on the near side: $F = G m_1 m_2 / r^2$.

\`\`\`ts
const pull = (mass: number) => mass / 2 // </script>
\`\`\`

| side | tide |
|------|------|
| near | high |

That is why there are *two* tides a day.
`

/** Opens a file of an answer that takes about two seconds, and notes all that it asks for. */
async function open(page: Page, path: string) {
  const run = textRun(ANSWER, { question: 'Why are there tides?', pieceLength: 3, everyMs: 16 })
  const file = await replayFile(run)
  expect(file.size).toBeLessThan(300_000)
  await writeFile(path, await file.text())
  const asked: string[] = []
  const problems: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.context().setOffline(true)
  const address = pathToFileURL(path).href
  await page.goto(address)
  const pane = (name: string) => page.getByRole('region', { name })
  const answer = (name: string) => pane(name).locator('[data-markdown]')
  return { address, asked, problems, pane, answer }
}

const WAITS = 'Waits for the whole answer'
const WRITES = 'As it is written'
const PLAIN = 'Words at once, Markdown at the end'

test('plays from disk: one side reads while the other waits, and both end alike', async ({ page }, info) => {
  const { address, asked, problems, pane, answer } = await open(page, info.outputPath('replay.html'))
  await expect(page.getByText('Why are there tides?')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('checkbox', { name: 'Third pane' }).check()
  await page.getByLabel('Speed').selectOption('0.5')
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(answer(WRITES).locator('strong')).toHaveText('harder')
  // Both were read in the same frame.
  const [waiting, plain] = await Promise.all([answer(WAITS).innerHTML(), pane(PLAIN).locator('.plain').textContent()])
  expect(waiting).toBe('')
  expect(plain).toContain('**')
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByLabel('Speed').selectOption('8')
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(page.getByRole('status')).toContainText(/had been readable for \d\.\d s: \d+ words/)
  const ends = await Promise.all([WAITS, WRITES, PLAIN].map((name) => answer(name).innerHTML()))
  expect(new Set(ends).size).toBe(1)
  expect(ends[0]).toMatch(/<table>.*<td/s)
  await expect(answer(WAITS).locator('math')).toHaveCount(1)
  const colours = await answer(WRITES)
    .locator('pre span')
    .evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color))
  expect(new Set(colours).size).toBeGreaterThan(2)
  await expect(pane(WAITS).getByRole('group', { name: 'Clocks' })).toContainText(/First word\d\.\d\d s/)
  expect(await violations(page)).toEqual([])
  expect(asked).toEqual([address])
  expect(problems).toEqual([])
})

test('by keyboard alone, on a narrow screen in dark', async ({ page }, info) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  const { answer, pane } = await open(page, info.outputPath('replay.html'))
  await page.keyboard.press('+')
  await expect(page.getByLabel('Speed')).toHaveValue('2')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(answer(WRITES)).toContainText('two tides a day')
  await page.keyboard.press('s')
  const [upper, lower] = await Promise.all([pane(WRITES).boundingBox(), pane(WAITS).boundingBox()])
  expect(upper?.y).toBeLessThan(lower?.y ?? 0)
  await page.keyboard.press('3')
  await expect(pane(PLAIN)).toBeVisible()
  await page.keyboard.press('r')
  await expect(answer(WAITS)).toBeEmpty()
  await page.getByRole('slider', { name: 'Position' }).press('End')
  await expect(answer(WAITS)).toContainText('two tides a day')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await violations(page)).toEqual([])
})
