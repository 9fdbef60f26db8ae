/** Selecting and copying works the same with formulas as without. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, conversation, expectStatus, lastAnswer, lastMarkdown } from './support/page'

const TEXT = `# Head $h$

First paragraph with $a^2+b^2=c^2$ inside it.

$s$ begins the second one, which ends with $e$

- item one $x_1$
- item two
  1. inner $x_2$
  2. inner *words*

| h1 | $h2$ |
|---|---|
| $y$ | 2 |
| 3 | 4 |

> quoted $q$
> words

\`\`\`js
let a = 1
let b = 2
\`\`\`

$$
d = \\frac{1}{2}
$$

Last line.`

/** The same with text in place of formulas. */
const WITHOUT = TEXT.replace(/\$\$\n(.*)\n\$\$/, (_, tex) => `$$${tex}$$`).replace(/[$\\]/g, '\\$&')

interface ClipboardContent {
  text: string
  html: string
}

async function copySelection(page: Page): Promise<ClipboardContent> {
  // An earlier copy must not be mistaken for this one.
  await page.evaluate(() => navigator.clipboard.writeText('nothing'))
  await page.keyboard.press('ControlOrMeta+c')
  const read = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const type = async (name: string) => (item?.types.includes(name) ? (await item.getType(name)).text() : '')
      return { text: await type('text/plain'), html: await type('text/html') }
    })
  await expect.poll(async () => (await read()).html).not.toBe('')
  return read()
}

/** An end of a selection: the start or end of the selector's element, or within a formula in it. */
type Point = readonly [selector: string, at: 'start' | 'end' | 'formula']

async function select(page: Page, from: Point, to: Point) {
  await lastMarkdown(page).evaluate(
    (markdown, points) => {
      const [start, end] = points.map(([selector, at]) => {
        const element = markdown.querySelector(selector)
        if (!element) throw new Error(`No ${selector}`)
        const range = document.createRange()
        range.selectNodeContents(element)
        const letters = element.querySelectorAll('.katex-html .mord')
        const letter = letters[letters.length >> 1]?.firstChild
        // When formulas are text, a point within one is at that end of the element.
        if (at === 'formula' && letter) range.selectNode(letter)
        return { range, isEnd: at !== 'start' }
      })
      if (!start || !end) return
      const selection = getSelection()
      const [first, last] = [start.range, end.range]
      selection?.setBaseAndExtent(
        start.isEnd ? first.endContainer : first.startContainer,
        start.isEnd ? first.endOffset : first.startOffset,
        end.isEnd ? last.endContainer : last.startContainer,
        end.isEnd ? last.endOffset : last.startOffset,
      )
    },
    [from, to] as const,
  )
}

const SELECTIONS: Record<string, readonly [from: Point, to: Point]> = {
  'the whole answer': [
    ['.markdown', 'start'],
    ['.markdown', 'end'],
  ],
  'two paragraphs': [
    ['.markdown > p', 'start'],
    ['.markdown > p + p', 'end'],
  ],
  'items of a list': [
    ['ul > li', 'start'],
    ['ul > li + li', 'end'],
  ],
  'one row': [
    ['tbody tr', 'start'],
    ['tbody tr', 'end'],
  ],
  'a table and what follows': [
    ['th', 'start'],
    ['blockquote', 'end'],
  ],
  'code beside a formula': [
    ['pre', 'start'],
    ['.markdown > p:last-of-type', 'end'],
  ],
  'a heading and half a paragraph': [
    ['h1', 'start'],
    ['.markdown > p', 'end'],
  ],
}

test('a selection with formulas copies like one with text in their place', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copies = async (text: string) => {
    await page.goto('/')
    await ask(page, `Repeat after me: ${text}`)
    await expectStatus(page, 'complete')
    if (text === TEXT) await expect(lastMarkdown(page).locator('.katex')).toHaveCount(10)
    const all: Record<string, ClipboardContent> = {}
    for (const [name, [from, to]] of Object.entries(SELECTIONS)) {
      await select(page, from, to)
      all[name] = await copySelection(page)
    }
    return all
  }
  const without = await copies(WITHOUT)
  const withFormulas = await copies(TEXT)
  for (const name of Object.keys(SELECTIONS)) {
    expect(withFormulas[name]?.text, name).toBe(without[name]?.text)
    // The same structure, without anything specific to this page.
    const shape = (html = '') =>
      page.evaluate((source) => {
        const body = new DOMParser().parseFromString(source, 'text/html').body
        const names = 'h1, p, ul, ol, li, table, tr, th, td, blockquote, pre, em'
        return [...body.querySelectorAll(names)].map((element) => element.tagName)
      }, html)
    expect(await shape(withFormulas[name]?.html), name).toEqual(await shape(without[name]?.html))
  }
  expect(withFormulas['the whole answer']?.text).toContain('First paragraph with $a^2+b^2=c^2$ inside it.\n\n')
})

test('half a formula is copied whole, and copying moves nothing on the page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await ask(page, `Repeat after me: ${TEXT}`)
  await expectStatus(page, 'complete')
  await expect(lastMarkdown(page).locator('.katex')).toHaveCount(10)
  // Colours change the page on their own, and may come late.
  await expect(lastMarkdown(page).locator('.code-line > span').first()).toBeVisible()
  const state = () =>
    conversation(page).evaluate((box) => [
      box.scrollTop,
      box.scrollHeight,
      box.querySelector('[data-markdown]')?.innerHTML,
      getSelection()?.toString(),
    ])
  await select(page, ['.markdown > p', 'formula'], ['.markdown > p + p', 'start'])
  const before = await state()
  expect((await copySelection(page)).text.trim()).toBe('$a^2+b^2=c^2$ inside it.')
  expect(await state()).toEqual(before)
  await select(page, ['.markdown > p', 'start'], ['.markdown > p', 'formula'])
  expect((await copySelection(page)).text).toBe('First paragraph with $a^2+b^2=c^2$')
  await select(page, ['tbody td', 'start'], ['tbody td', 'formula'])
  expect((await copySelection(page)).text.trim()).toBe('$y$')
})

test('messages, the whole page and a shared copy: formulas are copied as their sources', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await ask(page, 'Repeat after me: One $a_1$ of\n\nthe *answer*.')
  await expectStatus(page, 'complete')
  await ask(page, 'Repeat after me: Two $a_2$')
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page).locator('.katex')).toHaveCount(1)
  const chatId = new URL(page.url()).pathname.split('/').pop()
  await conversation(page).focus()
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body))
  const all = await copySelection(page)
  expect(all.text).toContain('One $a_1$ of\n\nthe answer.\n')
  expect(all.text).toMatch(/the answer\.[\s\S]+\nRepeat after me: Two \$a_2\$\n[\s\S]*\nTwo \$a_2\$\n/)
  expect(all.html).toMatch(/<p>One \$a_1\$ of<\/p>\s*<p>the <em>answer<\/em>\.<\/p>/)
  expect(all.html).toContain('<div>Repeat after me: Two $a_2$</div>')
  const response = await page.request.post(`/api/chats/${chatId}/share`, {
    data: {},
    headers: { origin: baseURL ?? '' },
  })
  const { id } = (await response.json()) as { id: string }
  await page.goto(`/share/${id}`)
  await expect(page.locator('.katex')).toHaveCount(2)
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body))
  expect((await copySelection(page)).text).toContain('One $a_1$ of\n\nthe answer.\n')
})
