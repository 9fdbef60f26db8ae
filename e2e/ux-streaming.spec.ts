/** Sending and reading during streaming, with the numbers of the checklist of conventions. */
import { expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

test('17: the question is there before the server has answered', async ({ page, app }) => {
  let release = () => {}
  const hold = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`${app.url}/api/chat`, async (route) => {
    await hold
    await route.continue()
  })
  await page.goto('/')
  await ask(page, 'count to 3')
  const question = page.getByRole('article', { name: 'You' })
  await expect(question).toHaveText('count to 3')
  await expect(question).toHaveAttribute('data-status', 'sending')
  await expect(lastAnswer(page)).toHaveAttribute('data-status', 'submitted')
  release()
  await expect(question).toHaveAttribute('data-status', 'complete')
  await expectStatus(page, 'complete')
})

test('18: waiting says for how long, and from ten seconds on for what', async ({ page, simulator }) => {
  await page.clock.install()
  await page.goto('/')
  await simulator.pause()
  await messageBox(page).fill('count to 3')
  await page.clock.runFor(100)
  await messageBox(page).press('Enter')
  await expect(lastAnswer(page)).toContainText('Waiting for the first word')
  await page.clock.runFor(4_000)
  await expect(lastAnswer(page)).toContainText(/\d s/)
  await page.clock.runFor(8_000)
  await expect(lastAnswer(page)).toContainText('claude-sonnet-5-5, which may be thinking or busy')
  await simulator.resume()
  await page.clock.resume()
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page)).not.toContainText('Waiting')
})

test('19: the live tail is marked while it is live, and only then', async ({ page, simulator }) => {
  const caret = () =>
    lastMarkdown(page).evaluate((element) =>
      [...element.querySelectorAll('*')].some((child) => getComputedStyle(child, '::after').content.includes('"')),
    )
  await page.goto('/')
  await simulator.pauseAfter(3)
  await ask(page, 'count to 9')
  await expect(lastMarkdown(page)).toHaveText(words(3))
  await expect.poll(caret).toBe(true)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect.poll(caret).toBe(false)
})

test('20: no raw Markdown is seen at any step', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(1)
  await ask(page, 'Show me a tour of Markdown')
  // Every rendered state is checked, not only those between the steps.
  await lastMarkdown(page).waitFor({ state: 'attached' })
  await page.evaluate(() => {
    const raw: string[] = []
    Object.assign(window, { raw })
    const article = document.querySelector('article[aria-label="Claude"]')
    const look = () => {
      const markdown = article?.querySelector('[data-markdown]')?.cloneNode(true) as HTMLElement | undefined
      for (const code of markdown?.querySelectorAll('pre, code, .katex, math') ?? []) code.remove()
      const text = markdown?.textContent ?? ''
      const found = /\*\*|__|~~|```|\]\(|\|\s*-{3}|^#{1,6} /m.exec(text)
      if (found) raw.push(text.slice(Math.max(0, found.index - 20), found.index + 20))
    }
    if (article) new MutationObserver(look).observe(article, { subtree: true, childList: true, characterData: true })
  })
  for (let step = 0; step < 60; step += 1) await simulator.step(3)
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await page.evaluate(() => (window as unknown as { raw: string[] }).raw)).toEqual([])
})

test('21: code has its language, copies its exact source, and never widens the page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  const code = `const wide = '${'x'.repeat(300)}'\n\tif (a < b && c) { tab() }\n`
  await ask(page, `Repeat after me: \`\`\`ts\n${code}\`\`\``)
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toContainText(/typescript|ts/i)
  await page.getByRole('button', { name: 'Copy code' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code.trimEnd())
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

test('22: dollars of money stay text, dollars of math do not', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Repeat after me: It costs $5 and $10. But $$x^2$$ and \\(y\\) are math.')
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page)).toContainText('It costs $5 and $10.')
  await expect(lastMarkdown(page).locator('math')).toHaveCount(2)
})

test('23: links of elsewhere open in a tab of their own, without a referrer, and name their host', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'Repeat after me: Read [the paper](https://example.org/a) soon.')
  await expectStatus(page, 'complete')
  const link = lastMarkdown(page).getByRole('link', { name: /the paper/ })
  await expect(link).toHaveAttribute('target', '_blank')
  await expect(link).toHaveAttribute('rel', /noopener/)
  await expect(link).toHaveAttribute('rel', /noreferrer/)
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain('example.org')
})

test('26: what is selected stays selected while the answer grows, and copies as it was', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await simulator.pauseAfter(60)
  await ask(page, 'Show me a tour of Markdown')
  // Until the renderer has loaded the text is plain.
  await expect(lastMarkdown(page).getByRole('heading').first()).toBeVisible()
  // All of what has been sent: a paragraph that grows has more to select.
  await expect(lastMarkdown(page)).toContainText('hard to show')
  const select = () =>
    page.evaluate(() => {
      const paragraph = document.querySelector('[data-markdown] p')
      if (paragraph) getSelection()?.selectAllChildren(paragraph)
      return getSelection()?.toString() ?? ''
    })
  const selected = await select()
  expect(selected.length).toBeGreaterThan(10)
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected)
})

test('26: a selection in the very paragraph that grows stays, too', async ({ page, simulator }) => {
  await page.goto('/')
  await simulator.pauseAfter(10)
  await ask(page, 'count to 400')
  await expect(lastMarkdown(page)).toHaveText(words(10))
  const selected = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('[data-markdown]') as Node, NodeFilter.SHOW_TEXT)
    const text = walker.nextNode() as Text
    getSelection()?.setBaseAndExtent(text, 3, text, 30)
    return getSelection()?.toString()
  })
  for (let step = 0; step < 5; step += 1) await simulator.step(5)
  await expect(lastMarkdown(page)).toHaveText(words(35))
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected)
  await simulator.resume()
  await expectStatus(page, 'complete')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected)
})

test('28: cut off says so and offers Continue, which has the same answer go on', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 40 fault:stop:max_tokens')
  await expectStatus(page, 'cut')
  await expect(lastAnswer(page)).toContainText('Cut off')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(lastAnswer(page).locator('[data-continuation]')).toHaveAttribute('data-continuation', 'cut')
  await expectStatus(page, 'complete')
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(1)
  expect(await simulator.requests()).toHaveLength(2)
})

test('28: a refusal is explained, and left out of what is sent next', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'Break off with a refusal')
  await expectStatus(page, 'refused')
  await expect(lastAnswer(page)).toContainText('Claude declined to go on with this answer')
  await expect(lastAnswer(page)).toContainText('ask in another way')
  await ask(page, 'count to 2')
  await expectStatus(page, 'complete')
  expect((await simulator.requests()).at(-1)?.messages).toBe('[{"role":"user","content":"count to 2"}]')
})

const ERRORS: Array<[fault: string, words: RegExp, next: 'Retry' | undefined]> = [
  ['fault:http-529', /overloaded/, 'Retry'],
  ['fault:http-429:600', /wait/, 'Retry'],
  ['fault:http-401', /key/, 'Retry'],
  ['fault:http-404', /model/, 'Retry'],
  ['fault:http-400', /did not accept/, 'Retry'],
  ['fault:html', /proxy/, 'Retry'],
  ['fault:reset@9', /connection to the model provider was lost/, 'Retry'],
]

for (const [fault, message, next] of ERRORS) {
  test(`54: ${fault} is told in words, with a next step`, async ({ page }) => {
    await page.goto('/')
    await ask(page, `count to 20 ${fault}`)
    await expect(alertOf(page)).toContainText(message, { timeout: 20_000 })
    await expect(alertOf(page)).not.toContainText(/undefined|\{|Error:/)
    if (next) await expect(page.getByRole('button', { name: next })).toBeEnabled()
    await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
  })
}

test('54: a wait is counted down, and can be stopped', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 20 fault:http-429:25')
  await expect(lastAnswer(page)).toContainText(/Trying again in \d+ s/)
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectStatus(page, 'stopped')
  expect(await simulator.requests()).toHaveLength(1)
})

test('54: where a retry should wait, the notice counts down to it', async ({ page }) => {
  await page.goto('/')
  await ask(page, 'count to 20 fault:http-429:60')
  await expect(alertOf(page)).toBeVisible()
  await expect(lastAnswer(page)).toContainText(/You can retry in \d+ s/)
})

test('54: no network: nothing is lost, and it goes out by itself', async ({ page, context, simulator }) => {
  await page.goto('/')
  await messageBox(page).waitFor()
  await context.setOffline(true)
  await expect(page.getByRole('status', { name: 'Offline' })).toBeVisible()
  await ask(page, 'count to 5')
  await expect(page.getByRole('article', { name: 'You' })).toHaveAttribute('data-status', 'queued')
  await context.setOffline(false)
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expect(page.getByRole('status', { name: 'Offline' })).toBeHidden()
  expect(await simulator.requests()).toHaveLength(1)
})
