/** Exports: verbatim, harmless and complete. */

import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import type { StoredMessage } from '@/lib/server/database/messages'
import {
  answer,
  asking,
  makePerson,
  OWNER,
  play,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { serverSlices } from '@/lib/server/give-way'
import type { ExportedChat } from '@/lib/shared/api/export'
import { exportResponse } from './export-response'
import { disposition } from './file-name'
import { stored, written } from './fixtures/stored-message'
import { htmlExport } from './html-export'
import { markdownExport } from './markdown-export'
import { markdownTree } from './markdown-tree'

const NOW = new Date('2026-11-21T10:15:00Z')

const htmlOf = (title: string, ...branch: StoredMessage[]) => written(htmlExport(title, branch, NOW))

async function rendered(text: string): Promise<string> {
  let html = ''
  const unmarked = { marks: [], targets: { prefix: '', titles: [] } }
  for await (const nodes of markdownTree(text, 'm0-', unmarked, { slices: serverSlices(), cost: 1e6 })) {
    html += toHtml({ type: 'root', children: nodes } as Parameters<typeof toHtml>[0], { allowDangerousHtml: true })
  }
  return html
}

test('53: Markdown has who spoke and when, and the answer verbatim', async () => {
  const text = 'Some **bold** words:\n\n```ts\nconst a = `x`\n```\n\n$$x^2$$'
  const markdown = await written(
    markdownExport(
      'A *title*',
      [stored('user', 'What\nnow?'), stored('assistant', text, { metadata: { model: 'claude-sonnet-5-5' } })],
      NOW,
    ),
  )
  expect(markdown).toBe(
    `# A \\*title\\*\n\n*2 messages, exported from Firstword on 2026-11-21 10:15 UTC*\n\n## You · 2026-11-21 10:02 UTC\n\nWhat\nnow?\n\n## Claude · 2026-11-21 10:02 UTC · claude-sonnet-5-5\n\n${text}\n`,
  )
})

test('in Markdown an answer cut off within code does not swallow what follows, and no tool result closes its own fence', async () => {
  const cut = stored('assistant', 'Look:\n\n````js\nlet a = 1\n```', { status: 'cut' })
  const call = {
    type: 'tool-clock',
    toolCallId: '1',
    state: 'output-available',
    input: { zone: 'UTC' },
    output: 'a ``` b',
  }
  const markdown = await written(
    markdownExport('t', [cut, stored('assistant', 'after', { parts: [call] as never })], NOW),
  )
  expect(markdown).toContain('let a = 1\n```\n````\n\n*Cut off')
  expect(markdown).toContain('**Tool: clock**\n\n````text\nInput: zone: UTC\n\nResult: a ``` b\n````\n')
})

test('53: the HTML file contains its policy and its style, and makes no request', async () => {
  const html = await htmlOf(
    'Title',
    stored('user', 'Hi'),
    stored('assistant', '# Head\n\n- [x] done\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\\(x^2\\)'),
  )
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:".replaceAll("'", '&#x27;')
  expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  expect(html).toContain('<math')
  expect(html).toMatch(/<h1[^>]*>Head<\/h1>/)
  expect(html).toContain('<table>')
  expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|src="(?!data:)/)
  expect(html.endsWith('</main></body></html>\n')).toBe(true)
})

test('T7: hostile texts, titles and names are plain text in the HTML file', async () => {
  const payloads = [
    '[x](javascript:alert(1))',
    '[x](java&#x73;cript:alert(1))',
    '<javascript:alert(1)>',
    '[x](vbscript:x)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<img src=x onerror=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>*{background:url(http://127.0.0.1:9)}</style>',
    '![a](http://127.0.0.1:9/?q=S)',
    '![b][r]\n\n[r]: http://127.0.0.1:9/ref.png',
    '$$\\href{javascript:alert(1)}{x}$$',
    '$$\\includegraphics{http://127.0.0.1:9/a.png}$$',
    '</article></main><script>alert(1)</script>',
  ]
  const all = payloads.join('\n\n')
  const call = {
    type: 'tool-<b>x',
    toolCallId: '1',
    state: 'output-available',
    input: '<script>1</script>',
    output: '</dd><script>',
  }
  const html = await htmlOf(
    '</title><script>alert(1)</script>',
    stored('user', all),
    stored('assistant', all, {
      metadata: { model: '<script>m</script>' },
      parts: [{ type: 'text', text: all }, call] as never,
    }),
    ...payloads.map((text) => stored('assistant', text)),
  )
  expect(html).not.toMatch(/<(?:script|iframe|img|object|embed|form|link|base|svg)[\s>]/i)
  expect(html.match(/<style/g)).toHaveLength(1)
  expect(html).not.toMatch(/href="(?!https?:|mailto:|#)/i)
  // Only the character that opens an element is dangerous: within text these are letters.
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) expect(tag).not.toMatch(/\son\w+\s*=/i)
})

test('T15: a text beyond the limits is readable as source, and definitions still apply to the rest', async () => {
  const bomb = '>'.repeat(5_000)
  const html = await rendered(
    `A [link][there].\n\n${bomb}\n\n${'word '.repeat(30_000)}\n\n[there]: https://example.org/`,
  )
  expect(html).toContain('href="https://example.org/"')
  expect(html).toContain(`<pre class="plain-block" dir="auto">${bomb}`)
})

test('the parts of a long list stay one list, and footnotes keep their text', async () => {
  const items = Array.from({ length: 400 }, (_, at) => `${at + 1}. item ${at + 1} ${'words '.repeat(10)}`).join('\n')
  const html = await rendered(items)
  expect(html.match(/<li/g)).toHaveLength(400)
  expect(await rendered('A[^1].\n\n[^1]: the note')).toContain('the note')
})

test('a file name is safe on every system, and foreign letters survive', async () => {
  expect(disposition('What is "up"/../..?', 'md')).toBe(
    `attachment; filename="What is -up--..-..-.md"; filename*=UTF-8''What%20is%20-up--..-..-.md`,
  )
  expect(disposition('日本\r\nSet-Cookie: a', 'json')).toBe(
    `attachment; filename="__ Set-Cookie- a.json"; filename*=UTF-8''%E6%97%A5%E6%9C%AC%20Set-Cookie-%20a.json`,
  )
  expect(disposition('...', 'html')).toContain('filename="chat.html"')
  expect(disposition('con', 'html')).toContain('filename="chat con.html"')
})

test('T1: only its owner can export a chat', async () => {
  const services = testServices(scriptedProvider(play(textEvents(['one']))))
  const question = asking('first')
  await answer(services, question)
  const other = await makePerson()
  for (const format of ['markdown', 'json', 'html'] as const) {
    for (const person of [other, undefined]) {
      await expect(exportResponse(services, question.id, person, { format, inline: false })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    const { headers, body } = await exportResponse(services, question.id, OWNER, { format, inline: false })
    await body?.cancel()
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="A title\.(?:md|json|html)"/)
  }
})

test('53: JSON has the whole tree and the chosen branch', async () => {
  const services = testServices(scriptedProvider(play(textEvents(['one'])), play(textEvents(['two']))))
  const question = asking('first')
  const { message: one } = await answer(services, question)
  const { message: two } = await answer(services, { ...question, trigger: 'regenerate-message', messageId: one.id })
  const response = await exportResponse(services, question.id, OWNER, { format: 'json', inline: false })
  const exported: ExportedChat = await response.json()
  const id = question.messages?.[0]?.id
  expect(exported.format).toBe('firstword.chat.v1')
  expect(exported.branch).toEqual([id, two.id])
  expect(exported.messages.map(({ id, parentId, status }) => [id, parentId, status])).toEqual([
    [id, null, 'complete'],
    [one.id, id, 'complete'],
    [two.id, id, 'complete'],
  ])
  expect(JSON.stringify(exported)).not.toContain(OWNER)
})

const SOURCED = stored('assistant', '', {
  parts: [
    { type: 'text', text: 'Fires came first' },
    {
      type: 'source-url',
      sourceId: 'a',
      url: 'https://www.example.com/a',
      title: 'A <b>page</b>',
      providerMetadata: { firstword: { textId: '0', citedText: 'On hills.', place: 'page 3' } },
    },
    { type: 'text', text: ', then lenses.\n\n- one' },
    { type: 'source-document', sourceId: 'b', mediaType: 'application/pdf', title: 'Report' },
    { type: 'text', text: '\n- two' },
  ],
})

test('sources appear as numbers in the text and as a list below it, in both readable formats', async () => {
  const markdown = await written(markdownExport('T', [SOURCED], NOW))
  expect(markdown).toContain('Fires came first[1], then lenses.\n\n- one[2]\n- two')
  expect(markdown).toContain('2. Report')
  const html = await htmlOf('T', SOURCED)
  expect(html).toContain('Fires came first<sup><a href="#source-0-1"')
  expect(html).toMatch(/<li[^>]*>one<sup><a href="#source-0-2"/)
  expect(html).toMatch(/<li id="source-0-1"><a href="https:\/\/www.example.com\/a" rel="noopener noreferrer nofollow"/)
  expect(html).toContain('page 3: On hills.')
  expect(html).not.toContain('<bdi>A <b>')
})

test('the Markdown of an export is parsed like the chat’s: CJK text and tildes', async () => {
  const html = await rendered('**注意：**见 https://a.example/b。约3~5天，100~200元。')
  expect(html).toContain('<strong>注意：</strong>见')
  expect(html).toContain('>https://a.example/b</a>。约3~5天，100~200元。')
})

test('the record of a hold is in every form: why, when, and what became of it', async () => {
  const hold = {
    by: 'site',
    cause: 'question',
    topic: 'medical',
    classifier: 'v1',
    heldAt: '2026-11-21T10:02:00.000Z',
    endedAt: '2026-11-21T10:03:00.000Z',
  } as const
  const released = stored('assistant', 'Take it.', { metadata: { hold: { ...hold, outcome: 'released' } } })
  const words =
    'Held because the question is about medicine. It was shown when it was complete. Recognised by classifier v1. Held from 2026-11-21 10:02 UTC, until 2026-11-21 10:03 UTC.'
  expect(await written(markdownExport('T', [released], NOW))).toContain(`\n\n*${words}*\n`)
  expect(await htmlOf('T', released)).toContain(words)
  const discarded = stored('assistant', [], {
    status: 'stopped',
    metadata: { hold: { ...hold, outcome: 'discarded' } },
  })
  const html = await htmlOf('T', discarded)
  expect(html).toContain('Stopped while it was held: what had been written was discarded.')
  expect(html.match(/Stopped/g)).toHaveLength(1)
  const person = {
    by: 'person',
    cause: 'policy',
    heldAt: hold.heldAt,
    outcome: 'withheld',
    withheldBecause: 'Not *so*.',
  }
  const withheld = stored('assistant', [], { status: 'refused', metadata: { hold: person as never } })
  expect(await written(markdownExport('T', [withheld], NOW))).toContain(
    '*Held because the reader’s preferences are set to show answers only when they are complete. This answer was held until it was complete, and is not shown. Not \\*so\\*. Held from 2026-11-21 10:02 UTC.*',
  )
})
