/** The file that the stage exports: opened from a disk, with the network off, it plays the comparison. */
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { replayFile } from '@/components/stage/export/replay-file'
import { textRun } from '@/lib/client/stage/fixtures/runs'
import { violations } from './support/axe'
import { CANARY_KEY, expect, test } from './support/fixtures'

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
  // The caret is placed within the text, and scrolls with it.
  expect(await answer(WRITES).evaluate((text) => (text as HTMLElement).offsetParent?.className)).toBe('answer')
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

test('the stage’s own files: they play, and say nothing of the key, the cookie, the chat or the server', async ({
  page,
  app,
}, info) => {
  const ids: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/chat')) ids.push(request.postDataJSON().id)
  })
  await page.goto('/stage')
  await page.getByRole('textbox', { name: 'Question' }).fill('Show me some math')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByText(/had been readable for/)).toBeVisible()
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    const path = info.outputPath(name.replace(' ', '.').replace('HTML.file', 'stage.html'))
    await (await download).saveAs(path)
    return path
  }
  const [file, table] = [await save('HTML file'), await save('CSV')]
  const rows = (await readFile(table, 'utf8')).split('\r\n')
  expect(rows[0]).toBe('row,name,time_ms,characters,words,value')
  expect(rows.filter((row) => row.startsWith('moment,')).length).toBeGreaterThan(0)

  const cookies = (await page.context().cookies()).map(({ value }) => value)
  const chats = await page.request.get('/api/chats').then((response) => response.text())
  const known = [...chats.matchAll(/"(?:id|chatId)":"([^"]+)"/g)].map(([, id = '']) => id)
  const stored = await page.request.get(`/api/chats/${ids[0]}`).then((response) => response.text())
  const inChat = [...stored.matchAll(/"id":"([^"]{8,})"/g)].map(([, id = '']) => id)
  expect([ids.length, cookies.length > 0, inChat.length > 1]).toEqual([1, true, true])
  for (const path of [file, table]) {
    const text = await readFile(path, 'utf8')
    for (const secret of [...ids, ...cookies, ...known, ...inChat, CANARY_KEY, new URL(app.url).host, 'localhost']) {
      expect(text).not.toContain(secret)
    }
  }

  await page.context().setOffline(true)
  await page.goto(pathToFileURL(file).href)
  await page.getByRole('slider', { name: 'Position' }).press('End')
  for (const name of [WAITS, WRITES]) {
    const answer = page.getByRole('region', { name }).locator('[data-markdown]')
    await expect(answer).toContainText('A sum that a schoolboy found')
    expect(await answer.locator('math').count()).toBeGreaterThan(0)
  }
})
