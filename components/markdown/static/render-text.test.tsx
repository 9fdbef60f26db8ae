// @vitest-environment happy-dom
/** Texts on cached pages: the same as in a chat, in slices, within bounds. */
import { createRequire } from 'node:module'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StreamingMarkdown } from '@/components/markdown/streaming-markdown'
import { createSlices } from '@/lib/shared/slices'
import { rounds } from '@/scripts/rounds.mjs'
import { renderStatic } from './fixtures/render-static'
import { type RenderBudget, renderText } from './render-text'

const examples: readonly { markdown: string }[] = createRequire(import.meta.url)('commonmark-spec').tests

/** A page's elements, with sorted attributes and ids without their prefixes. */
function normal(markup: string): string {
  const host = document.createElement('div')
  // The test environment takes an arrow in a text for the end of a comment; browsers do not.
  host.innerHTML = markup.replaceAll('-->', '--&gt;')
  const write = (node: Node): string => {
    // Blank text between rows is invisible, and React leaves it out.
    const isBetweenRows = /^(?:TABLE|THEAD|TBODY|TR)$/.test(node.parentElement?.tagName ?? '')
    if (node.nodeType !== 1) return isBetweenRows ? '' : (node.textContent ?? '')
    const element = node as Element
    const attributes = [...element.attributes]
      .filter(({ name }) => name !== 'data-language')
      .map(({ name, value }) => `${name}=${value.replace(/^true$/, '').replace(/^(#?)m_?[^"]*?-?(?=fn)/, '$1')}`)
      .sort()
    return `<${[element.tagName, ...attributes].join(' ')}>${[...element.childNodes].map(write).join('')}</>`
  }
  return [...host.childNodes].map(write).join('')
}

const inChat = (text: string) => {
  const host = document.createElement('div')
  host.innerHTML = renderToStaticMarkup(<StreamingMarkdown text={text} streaming={false} />)
  return normal(host.firstElementChild?.innerHTML ?? '')
}

test('cached texts equal what a chat renders initially, for CommonMark’s examples and parts of long blocks', async () => {
  const step = rounds(4, 1)
  const rows = Array.from({ length: 70 }, (_, at) => `| ${at} | ${'cell '.repeat(8)} |`).join('\n')
  const items = Array.from({ length: 90 }, (_, at) => `${at + 1}. ${'item '.repeat(8)}`).join('\n')
  const texts = [
    ...examples.filter((_, at) => at % step === 0).map(({ markdown }) => markdown.replace(/→/g, '\t')),
    `| a | b |\n|---|---|\n${rows}\n\nEnd.`,
    `${items}\n\n${items.replaceAll(/^/gm, '> ')}`,
    `- [x] done\n- [ ] not done\n\n~~gone~~ and ![](http://a.example/x.png) [x](javascript:alert(1))`,
    'One[^1], two[^2], again[^1].\n\n[^1]: First.\n[^2]: Second.\n',
    `\`\`\`ts\n${'a\n'.repeat(2_055)}\`\`\`\n\n    indented\n\n> \`\`\`\n> quoted\n> \`\`\``,
    `${'['.repeat(20_000)}\n\nplain above`,
    '<script>alert(1)</script>\n\ntext <b onclick="x">in HTML</b>',
  ]
  const different = []
  for (const text of texts) if (normal(await renderStatic(text)) !== inChat(text)) different.push(text)
  expect(different).toEqual([])
})

/** Counts pauses, and the most work between two of them. */
function countedBudget(room: number, cost: number) {
  const counted = { pauses: 0 }
  const slices = createSlices(async () => {
    counted.pauses += 1
  })
  const budget: RenderBudget = { room, cost, spend: (spent) => slices.spend(spent) }
  return { counted, budget }
}

const nowhere = { prefix: '', titles: [] }
const PAGE = { room: 2_000_000, cost: 250_000 }

test.each([
  ['headings', '# a\n', 400_000],
  ['paragraphs', 'words **bold** [a](b)\n\n', 600_000],
  ['formulas', '$x^2$ ', 800_000],
  ['formulas of their own', '$$\\frac{a}{b}$$\n\n', 800_000],
  ['footnotes', 'a[^1]\n\n', 400_000],
  ['definitions', '[a]: http://a.example/b\n', 400_000],
  ['links', '[a](http://a.example/) ', 400_000],
  ['items', '- a\n', 400_000],
  ['quotes', '> a\n\n', 400_000],
  ['code', '```\na\n```\n', 400_000],
])('0.8 MB of %s: in slices, within the page’s limits, and without losing text', async (_, piece, size) => {
  // A single paragraph beyond the limits is plain text at once.
  const isOneBlock = /^[^\n]*\n?$/.test(piece) && !/^[#>-]/.test(piece)
  const text = piece.repeat(Math.ceil(size / 10 / piece.length))
  const { counted, budget } = countedBudget(PAGE.room / 10, PAGE.cost / 20)
  const markup = await renderText({ text, prefix: 'm', marks: [], targets: nowhere }, budget)
  expect(counted.pauses).toBeGreaterThan(isOneBlock ? 0 : 5)
  // One block may exceed the room; what follows is plain text.
  expect(markup.length).toBeLessThan(PAGE.room / 10 + 400_000 + 3 * text.length)
  expect(markup).toContain('This part is shown as plain text.')
})

test('without a budget a text is shown as plain text', async () => {
  const { budget } = countedBudget(0, 0)
  const markup = await renderText({ text: '# <b>\n\ntext', prefix: 'm', marks: [], targets: nowhere }, budget)
  expect(markup).toContain('# &#x3C;b>')
  expect(markup).not.toContain('<h1')
})

test('hundreds of thousands of hidden marks are named as far as there is room, and a note says that the rest is missing', async () => {
  const { budget } = countedBudget(PAGE.room, PAGE.cost)
  const markup = await renderText({ text: 'a\u202e'.repeat(300_000), prefix: 'm', marks: [], targets: nowhere }, budget)
  expect(markup.length).toBeLessThan(PAGE.room + 6_500_000)
  expect(markup).toContain('too long for this page: the rest is not shown')
  const long = await renderText(
    { text: 'word '.repeat(160_000), prefix: 'm', marks: [], targets: nowhere },
    countedBudget(0, 0).budget,
  )
  expect(long).not.toContain('the rest is not shown')
})
