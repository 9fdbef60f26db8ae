/** Page translation and dictionaries change texts of the page at any time; answers must survive that. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, framesLater, lastAnswer, lastMarkdown, messageBox, openNewChat } from './support/page'

/** Wraps and splits random texts of the page, a few each frame, without changing a word; seeded. */
async function meddle(page: Page) {
  await page.evaluate(() => {
    let seed = 20261
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return seed / 2 ** 32
    }
    const createElement = (name: string, text: string) => {
      const element = document.createElement(name)
      element.textContent = text
      element.className = 'foreign'
      return element
    }
    const changes: Array<(text: Text) => void> = [
      (text) => {
        const outer = document.createElement('font')
        outer.append(createElement('font', text.data))
        text.replaceWith(outer)
      },
      (text) => text.replaceWith(...text.data.split(/(?<= )/).map((word) => createElement('span', word))),
      (text) => void (text.length > 1 && text.splitText(text.length >> 1)),
      (text) => text.replaceWith(document.createTextNode(text.data)),
    ]
    const step = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.closest('script, style, .foreign, textarea')) texts.push(node as Text)
      }
      for (let count = 4; count > 0; count -= 1) {
        // Mostly the newest ones.
        const text = texts[texts.length - 1 - Math.floor(random() ** 2 * texts.length)]
        if (text?.isConnected && text.data.trim() !== '') changes[Math.floor(random() * 4)]?.(text)
      }
      Object.assign(window, { meddler: requestAnimationFrame(step) })
    }
    step()
  })
}

const stopMeddling = (page: Page) =>
  page.evaluate(() => cancelAnimationFrame((window as unknown as { meddler: number }).meddler))

/** The text of an answer as it was sent: with the sources of formulas, and without tool inputs. */
const textOf = (within: Page | Locator) =>
  within
    .locator('[data-markdown]')
    .last()
    .evaluate((markdown) => {
      const copy = markdown.cloneNode(true) as Element
      for (const formula of copy.querySelectorAll('.formula')) {
        formula.textContent = (formula.querySelector('annotation') ?? formula).textContent
      }
      const texts = [...copy.querySelectorAll('.markdown')].map((text) => text.textContent)
      return texts.join(' ').replace(/\s+/g, ' ')
    })

/** Collects the page's errors. */
function failures(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}

test('answers stay whole when their texts are changed while they grow and afterwards', async ({ page, simulator }) => {
  test.slow()
  const errors = failures(page)
  const seen: Array<string | undefined> = []
  await page.goto('/')
  await meddle(page)
  for (const question of ['Think hard, then solve a small puzzle', 'Show me a tour of Markdown', 'Show me some math']) {
    await simulator.pauseAfter(30)
    await ask(page, question)
    await expect(lastAnswer(page)).toHaveAttribute('data-status', 'streaming')
    const isThinking = question.startsWith('Think')
    if (isThinking) await lastAnswer(page).getByRole('button', { name: 'Thinking…' }).click()
    for (let steps = 0; steps < 5; steps += 1) {
      await simulator.step(15)
      await framesLater(page, 1)
    }
    await simulator.resume()
    await expectStatus(page, 'complete')
    await framesLater(page, 2)
    seen.push(await textOf(page))
    if (isThinking) await expect(lastAnswer(page).getByRole('button', { name: /^Thought for \d+ s$/ })).toBeVisible()
  }
  // Ended and changed answers still work: another version, the first one, a copy, a new chat and back.
  await lastAnswer(page).getByRole('button', { name: 'Regenerate', exact: true }).click()
  await expect(lastAnswer(page)).toContainText('2 of 2')
  await expectStatus(page, 'complete')
  await expect.poll(() => textOf(page)).toBe(seen[2])
  await lastAnswer(page).getByRole('button', { name: 'Previous version' }).click()
  await expect(lastAnswer(page)).toContainText('1 of 2')
  await expect.poll(() => textOf(page)).toBe(seen[2])
  await lastAnswer(page).getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(lastAnswer(page)).toContainText(/Copied|Not copied/)
  await openNewChat(page)
  await ask(page, 'Count to 30')
  await expectStatus(page, 'complete')
  const chats = page.getByRole('navigation', { name: 'Conversations' }).getByRole('listitem')
  await expect(chats.first()).toContainText('Count to 30')
  await chats.nth(1).getByRole('link').click()
  await expect.poll(() => textOf(page)).toBe(seen[2])
  await expect(page.locator('.plain-note')).toHaveCount(0)
  await stopMeddling(page)
  expect(errors).toEqual([])
  // Without meddling the texts are as they were sent.
  await page.reload()
  const answers = page.getByRole('article', { name: 'Claude' })
  for (const [at, text] of seen.entries()) await expect.poll(() => textOf(answers.nth(at))).toBe(text)
})

test('a growing answer is not translated, an ended one may be, and only the page declares its language', async ({
  page,
  simulator,
}) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await simulator.pauseAfter(3)
  await ask(page, 'Count to 30')
  const markdown = lastMarkdown(page)
  await expect(markdown).toHaveAttribute('translate', 'no')
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(markdown).not.toHaveAttribute('translate')
  await ask(page, 'Repeat after me: Run `code`, $x$\n\n```\nmore\n```')
  await expectStatus(page, 'complete')
  const languageOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang')
  expect(await lastMarkdown(page).locator('p').first().evaluate(languageOf)).toBe('')
  expect(await page.getByRole('article', { name: 'You' }).last().locator('[dir]').evaluate(languageOf)).toBe('')
  const row = page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').first()
  expect(await row.locator('bdi').evaluate(languageOf)).toBe('')
  expect(await messageBox(page).evaluate(languageOf)).toBe('en')
  // Code and formulas mean the same in every language.
  for (const part of ['p code', '.formula', 'pre']) {
    await expect(lastMarkdown(page).locator(part).first()).toHaveAttribute('translate', 'no')
  }
})
