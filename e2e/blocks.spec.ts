/**
 * Each block, delta and stop reason of the API, from its bytes on the wire to what a person sees, and to the next
 * request, which must follow every rule of the API.
 */
import type { Browser, Page, Response } from '@playwright/test'
import { checkStrictly } from '@/lib/server/simulator/check'
import type { CountRequest } from '@/lib/server/simulator/request'
import { AFTER_BLOCK, BLOCK_NAMES } from '@/lib/server/simulator/scripts/texts/blocks'
import { ask, expectStatus, lastAnswer, lastMarkdown, openNewChat } from './support/page'
import { expect, test } from './support/server-tools'

/** One page for all tests of a worker, as loading a page takes longer than most of them. */
let sharedPage: Promise<Page> | undefined

test.afterAll(async () => {
  await (await sharedPage)?.context().close()
  sharedPage = undefined
})

/** The page, in a fresh chat. */
async function newChat(browser: Browser): Promise<Page> {
  if (!sharedPage) {
    sharedPage = browser.newPage()
    await (await sharedPage).goto('/')
  }
  const page = await sharedPage
  await openNewChat(page)
  return page
}

const sources = (page: Page) => lastAnswer(page).getByRole('region', { name: 'Sources' })

/** The tool's card, opened if it can be. */
async function card(page: Page, tool: string) {
  const toolCard = lastAnswer(page).getByRole('group', { name: `Tool: ${tool}` })
  await toolCard.waitFor()
  const summary = toolCard.locator('summary').first()
  if ((await summary.count()) > 0 && (await toolCard.locator('details').first().getAttribute('open')) === null) {
    await summary.click()
  }
  return toolCard
}

const result =
  (tool: string, ...words: string[]) =>
  async (page: Page): Promise<void> => {
    const toolCard = await card(page, tool)
    await expect(toolCard).toHaveAttribute('data-state', 'output-available')
    for (const text of words) await expect(toolCard).toContainText(text)
  }

const failure =
  (tool: string, words: RegExp) =>
  async (page: Page): Promise<void> => {
    const toolCard = await card(page, tool)
    await expect(toolCard).toHaveAttribute('data-state', 'output-error')
    await expect(toolCard).toContainText(words)
  }

const cited =
  (title: string, place?: string, host?: string) =>
  async (page: Page): Promise<void> => {
    await expect(lastMarkdown(page)).toContainText('words stand in books[1]. ')
    await expect(lastMarkdown(page).getByRole('link', { name: `Source 1: ${title}` })).toBeVisible()
    await expect(sources(page)).toContainText(title)
    if (place !== undefined) await expect(sources(page)).toContainText(place)
    if (host !== undefined) await expect(sources(page)).toContainText(host)
  }

const nothing = async (page: Page) => {
  await expect(lastAnswer(page).getByRole('group', { name: /^Tool/ })).toHaveCount(0)
}

/** By block name: what a person sees, and what is sent back to the API. */
const BLOCKS: Record<string, { sees: (page: Page) => Promise<void>; sendsBack?: string }> = {
  text: { sees: async (page) => expect(lastMarkdown(page)).toContainText('A text.'), sendsBack: 'A text.' },
  thinking: {
    async sees(page) {
      const button = lastAnswer(page).getByRole('button', { name: /^Thought/ })
      await expect(button).toHaveAttribute('aria-expanded', 'false')
      await button.click()
      await expect(lastAnswer(page)).toContainText('A thought in words.')
    },
    sendsBack: '"thinking":"A thought in words."',
  },
  redacted_thinking: {
    async sees(page) {
      await lastAnswer(page)
        .getByRole('button', { name: /^Thought/ })
        .click()
      await expect(lastAnswer(page)).toContainText('Only the model can read it')
    },
    sendsBack: '"type":"redacted_thinking"',
  },
  tool_use: { sees: result('current_time', 'Asia/Tokyo'), sendsBack: '"type":"tool_result"' },
  'tool_use malformed': { sees: failure('current_time', /not whole|not JSON|could not be read/i) },
  server_tool_use: {
    sees: result('web_search', 'A short history of lighthouses'),
    sendsBack: '"type":"server_tool_use"',
  },
  web_search_tool_result: {
    sees: result('web_search', 'A short history of lighthouses', 'example.com', '3 days ago'),
    sendsBack: '"encrypted_content"',
  },
  'web_search_tool_result error': {
    sees: failure('web_search', /as often as one answer may/),
    sendsBack: 'max_uses_exceeded',
  },
  web_fetch_tool_result: {
    sees: result('web_fetch', 'A made-up paper', 'example.com', 'PDF'),
    sendsBack: 'JVBERi0xLjQK',
  },
  'web_fetch_tool_result error': { sees: failure('web_fetch', /could not be reached/) },
  code_execution_tool_result: { sees: result('code_execution', '4', 'file_simulated') },
  'code_execution_tool_result error': { sees: failure('code_execution', /ran for too long/) },
  bash_code_execution_tool_result: {
    sees: result('bash_code_execution', 'ls: no such folder', 'Ended with code 2'),
  },
  'bash_code_execution_tool_result error': { sees: failure('bash_code_execution', /not available/) },
  text_editor_code_execution_tool_result: {
    sees: result('text_editor_code_execution', 'first line', 'second line'),
  },
  'text_editor_code_execution_tool_result error': {
    sees: failure('text_editor_code_execution', /file was not found/),
  },
  tool_search_tool_result: { sees: result('tool_search_tool_regex', 'current_time') },
  'tool_search_tool_result error': { sees: failure('tool_search_tool_bm25', /again in a while/) },
  container_upload: { sees: nothing, sendsBack: '"type":"container_upload"' },
  compaction: { sees: nothing, sendsBack: '"content":"What was said before, in short."' },
  future_block: { sees: nothing, sendsBack: '"type":"future_block"' },
  char_location: { sees: cited('A made-up book', 'characters 5–20') },
  page_location: { sees: cited('A made-up book', 'page 3') },
  content_block_location: { sees: cited('A made-up book', 'section 2') },
  web_search_result_location: {
    sees: cited('A page of a book', undefined, 'example.com'),
    sendsBack: '"encrypted_index"',
  },
  search_result_location: { sees: cited('Notes', 'section 1', 'example.org') },
  'hostile citation': {
    async sees(page) {
      await expect(sources(page).getByRole('listitem')).toHaveCount(1)
      await expect(sources(page).getByRole('link')).toHaveAttribute('href', 'https://example.com/%3Cscript%3E')
      await expect(sources(page).getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer nofollow')
      expect(await page.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0)
      expect(await sources(page).textContent()).toContain('<img src=x onerror=alert(1)>')
    },
  },
}

test('every block that the simulator can send has a row here', () => {
  expect(Object.keys(BLOCKS).sort()).toEqual([...BLOCK_NAMES].sort())
})

for (const [name, { sees, sendsBack }] of Object.entries(BLOCKS)) {
  test(`block ${name}`, async ({ browser, simulator, app }) => {
    const page = await newChat(browser)
    const wire: string[] = []
    const keep = async (response: Response) => {
      if (response.url().startsWith(app.url)) wire.push(await response.text().catch(() => ''))
    }
    page.on('response', keep)
    await ask(page, `Send the block ${name}`)
    await expect(lastMarkdown(page)).toContainText(AFTER_BLOCK)
    await expectStatus(page, 'complete')
    await sees(page)

    await ask(page, 'count to 3')
    await expect(lastMarkdown(page)).toHaveText('w000001 w000002 w000003')
    const last = (await simulator.requests()).at(-1)
    const request = { model: last?.model, messages: JSON.parse(last?.messages ?? '[]') } as CountRequest
    expect(() => checkStrictly(request, '2026-10-21')).not.toThrow()
    // The checker has verified signatures: here it only matters that the block was sent.
    if (sendsBack !== undefined) expect(last?.messages).toContain(sendsBack)

    // What a reload would bring, without rendering it.
    const html = await (await page.request.get(page.url())).text()
    expect(html).toContain('w000001 w000002 w000003')
    wire.push(html)
    page.off('response', keep)
    // Encrypted content stays on the server.
    expect(wire.join('')).not.toMatch(/encrypted_(?:content|index|stdout)/)
  })
}

/** By stop reason: how the answer ends for a person. */
const STOPS: Array<[reason: string, status: string, words: RegExp | undefined]> = [
  ['end_turn', 'complete', undefined],
  ['stop_sequence', 'complete', undefined],
  ['max_tokens', 'cut', /length limit/i],
  ['refusal', 'refused', /declined/i],
  ['model_context_window_exceeded', 'cut', /context|read at once|new chat|length limit/i],
  ['future_reason', 'interrupted', /interrupted|incomplete/i],
  ['null', 'interrupted', /interrupted|incomplete/i],
]

for (const [reason, status, words] of STOPS) {
  test(`stop reason ${reason}`, async ({ browser, simulator }) => {
    const page = await newChat(browser)
    await ask(page, reason === 'null' ? 'count to 9 fault:no-message-delta' : `count to 9 fault:stop:${reason}`)
    await expectStatus(page, status)
    if (words) await expect(lastAnswer(page)).toContainText(words)
    await ask(page, 'count to 3')
    await expect(lastMarkdown(page)).toHaveText('w000001 w000002 w000003')
    const last = (await simulator.requests()).at(-1)
    const request = { model: last?.model, messages: JSON.parse(last?.messages ?? '[]') } as CountRequest
    expect(() => checkStrictly(request, '2026-10-21')).not.toThrow()
  })
}
